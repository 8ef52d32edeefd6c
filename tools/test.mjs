// `npm test`: sets up, builds, checks and tests everything, and ends with one line, `N passed, N failed`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findEngines, findJudges, findServers } from './engines.mjs';
import { failuresOf } from './failures.mjs';
import { run, runMain, setUp } from './set-up.mjs';

/** A check is one program that is right or wrong as a whole. */
const checks = {
	check: [
		['svelte-kit', 'sync'],
		['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		['tsc', '-p', 'src/service-worker', '--noEmit']
	],
	lint: [
		['eslint', '.', '--max-warnings', '0'],
		['prettier', '--check', '--log-level', 'warn', '.']
	]
};

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/homebrew/bin'];
const macBrowsers = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];
const windowsBrowser = 'Google/Chrome/Application/chrome.exe';

let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];

const [only] = process.argv.slice(2);
await runMain(async () => {
	if (only !== undefined && !Object.hasOwn(checks, only)) {
		process.stderr.write(
			`There is no part "${only}" of the tests; there are: ${Object.keys(checks).join(', ')}, or none for all.\n`
		);
		return 2;
	}
	const node = await setUp({ build: false });
	if (only !== undefined) await runChecks(node, checks[/** @type {keyof typeof checks} */ (only)]);
	else await runAll(node);
	if (failures.length > 0) announce(`failed\n${failures.join('\n')}`);
	process.stdout.write(`${passed} passed, ${failed} failed\n`);
	return failed === 0 ? 0 : 1;
});

/** @param {string} node */
async function runAll(node) {
	await runChecks(node, checks.check);
	await runChecks(node, checks.lint);
	const reports = mkdtempSync(join(tmpdir(), 'shyraq-test-'));
	try {
		announce('vitest');
		await runVitest(node, join(reports, 'vitest.json'));
		announce('build');
		const isBuilt = await setUp({ build: true }).then(() => true, tellFailure);
		count(isBuilt, 'the build');
		// Without a build there is nothing to open, and every one of its tests would only say so again.
		if (isBuilt) {
			await runPlaywright(node, join(reports, 'playwright.json'));
			await runEngines(node, join(reports, 'engines.json'));
		}
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
}

/** @param {string} node @param {string[][]} commands */
async function runChecks(node, commands) {
	for (const command of commands) {
		announce(command.join(' '));
		count((await run(node, command)) === 0, command.join(' '));
	}
}

/** @param {string} node @param {string} report */
async function runEngines(node, report) {
	announce('other engines');
	const env = await findEngines(node);
	// Nothing to run, as was told, is no failure
	if (Object.values(env).some((path) => path !== ''))
		await runVitest(node, report, ['--config', 'tests/engines/vitest.config.ts'], env);
}

/** @param {string} node @param {string} report @param {string[]} options @param {Record<string, string>} env */
async function runVitest(node, report, options = [], env = {}) {
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await run(node, ['vitest', 'run', ...options, ...reporters], { env });
	const result = readReport(report);
	failures.push(...failuresOf(result));
	countTests(Number(result?.numPassedTests), Number(result?.numFailedTests), code, 'vitest');
}

/** @param {string} node @param {string} report */
async function runPlaywright(node, report) {
	announce('playwright');
	const browser = await findBrowser(node);
	if (browser === undefined) {
		process.stderr.write('No browser was found: set CHROMIUM_PATH to the path of a Chromium or Chrome.\n');
		return count(false, 'no browser');
	}
	const env = {
		...(await findJudges(node)),
		...(await findServers(node)),
		CHROMIUM_PATH: browser,
		PLAYWRIGHT_JSON_OUTPUT_FILE: report,
		PLAYWRIGHT_JSON_OUTPUT_NAME: report
	};
	const code = await run(node, ['playwright', 'test', '--reporter=list,json'], { env });
	const result = readReport(report);
	failures.push(...failuresOf(result));
	const stats = result?.stats;
	countTests(Number(stats?.expected) + Number(stats?.flaky), Number(stats?.unexpected), code, 'playwright');
}

/**
 * Counts a runner's tests. A runner that ends badly with no test failed (a file that does not load, an
 * error between tests, no report at all) is itself one failure.
 * @param {number} right @param {number} wrong @param {number} code @param {string} runner
 */
function countTests(right, wrong, code, runner) {
	passed += Number.isFinite(right) ? right : 0;
	const known = Number.isFinite(wrong) ? wrong : 0;
	const hasReport = Number.isFinite(right) && Number.isFinite(wrong);
	failed += known;
	if (known === 0 && (code !== 0 || !hasReport)) count(false, `${runner} ended with code ${code}`);
}

/** @param {boolean} isRight @param {string} what */
function count(isRight, what) {
	if (isRight) {
		passed += 1;
		return;
	}
	failed += 1;
	failures.push(what);
}

/** @param {string} path */
function readReport(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * The path of a Chromium or Chrome: the one named, one that is installed, or on Debian as root one that we install.
 * @param {string} node @returns {Promise<string | undefined>}
 */
async function findBrowser(node) {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		process.stderr.write(`CHROMIUM_PATH names ${named}, which is not there.\n`);
		return undefined;
	}
	const found = findInstalledBrowser();
	if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
	process.stderr.write('No browser yet: installing Chromium …\n');
	const debian = { DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', 'chromium', 'fonts-dejavu', 'fonts-noto-core']
	]) {
		const code = await run(node, ['apt-get', ...args], { env: debian });
		if (code !== 0) process.stderr.write(`apt-get ${args[0]} ended with code ${code}.\n`);
	}
	return findInstalledBrowser();
}

function findInstalledBrowser() {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...usualFolders].filter((folder) => folder !== '');
	const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
	const candidates = [
		...browserNames.flatMap((name) => folders.map((folder) => join(folder, name))),
		...macBrowsers,
		...programs.filter((folder) => folder !== undefined).map((folder) => join(folder, windowsBrowser))
	];
	return candidates.find((path) => existsSync(path) && isBrowser(path));
}

/** Whether it starts at all: Ubuntu's `chromium-browser` may be a script that only says to use snap. @param {string} path */
function isBrowser(path) {
	if (process.platform === 'win32') return true;
	try {
		return /chrom/i.test(
			execFileSync(path, ['--version'], { timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }).toString()
		);
	} catch (failure) {
		if (failure instanceof Error) return false;
		throw failure;
	}
}

/** @param {unknown} failure @returns {false} */
function tellFailure(failure) {
	process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
	return false;
}

/** @param {string} step */
function announce(step) {
	process.stdout.write(`\n── ${step}\n`);
}
