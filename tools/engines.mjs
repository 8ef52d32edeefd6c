// Where the programs are that tests ask beside Chromium: other browsers, judges of what the reader makes, servers of mirrors; on Debian as root they are installed.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './set-up.mjs';

/** What the tests in each engine need: the variable that names a program, the program's usual names, and Debian's package. */
const engines = {
	'in Firefox': [{ variable: 'FIREFOX_PATH', names: ['firefox-esr', 'firefox'], debian: 'firefox-esr' }],
	'in WebKitGTK': [
		{ variable: 'WEBKIT_DRIVER_PATH', names: ['WebKitWebDriver'], debian: 'webkit2gtk-driver' },
		{ variable: 'XVFB_PATH', names: ['Xvfb'], debian: 'xvfb' }
	]
};
/** What the tests need that have a file judged by somebody else. */
const judges = {
	'of books': [{ variable: 'EPUBCHECK_PATH', names: ['epubcheck'], debian: 'epubcheck' }],
	'of paper': [{ variable: 'PDFTOTEXT_PATH', names: ['pdftotext'], debian: 'poppler-utils' }]
};
/** File servers that show a mirror. */
const servers = {
	'of mirrors by nginx': [{ variable: 'NGINX_PATH', names: ['nginx'], debian: 'nginx-light' }],
	'of mirrors by lighttpd': [
		{ variable: 'LIGHTTPD_PATH', names: ['lighttpd'], debian: 'lighttpd' },
		{ variable: 'LIGHTTPD_DEFLATE_PATH', names: ['mod_deflate.so'], debian: 'lighttpd-mod-deflate' }
	],
	'of mirrors by busybox': [{ variable: 'BUSYBOX_PATH', names: ['busybox'], debian: 'busybox' }]
};
const usualFolders = [
	'/usr/bin',
	'/usr/local/bin',
	'/usr/sbin',
	'/usr/local/sbin',
	'/usr/lib/lighttpd',
	'/opt/firefox'
];
/** Present where packages may not start what they bring, as in Debian's containers. */
const startPolicy = '/usr/sbin/policy-rc.d';

/** The engines' programs. @param {string} node */
export const findEngines = (node) => findPrograms(node, engines);

/** The judges' programs. @param {string} node */
export const findJudges = (node) => findPrograms(node, judges);

/** The file servers' programs. Debian starts a server when it is installed, so none is where nothing forbids that. @param {string} node */
export const findServers = (node) => findPrograms(node, servers, existsSync(startPolicy));

/**
 * The programs' paths by the variables that the tests read. What cannot be had is told of in a sentence, and
 * its variables are empty, by which its tests are skipped.
 * @param {string} node @param {Record<string, { variable: string, names: string[], debian: string }[]>} table
 * @param {boolean} mayInstall
 * @returns {Promise<Record<string, string>>}
 */
async function findPrograms(node, table, mayInstall = true) {
	const lacking = Object.values(table)
		.flat()
		.filter((program) => !process.env[program.variable] && find(program) === undefined);
	if (mayInstall && lacking.length > 0)
		await install(
			node,
			lacking.map(({ debian }) => debian)
		);
	/** @type {Record<string, string>} */
	const paths = {};
	for (const [tests, programs] of Object.entries(table)) {
		const missing = programs.filter((program) => find(program) === undefined);
		if (missing.length > 0)
			process.stderr.write(
				`SKIPPED: the tests ${tests}, for this machine has no ${missing.map(({ names }) => names[0]).join(' and no ')}. ` +
					`Install ${missing.map(({ debian }) => debian).join(' and ')}, or set ${missing.map(({ variable }) => variable).join(' and ')}.\n`
			);
		for (const program of programs) paths[program.variable] = missing.length > 0 ? '' : (find(program) ?? '');
	}
	return paths;
}

/** @param {{ variable: string, names: string[] }} program */
function find({ variable, names }) {
	const named = process.env[variable];
	if (named) return existsSync(named) ? named : undefined;
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...usualFolders].filter((folder) => folder !== '');
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** @param {string} node @param {string[]} packages */
async function install(node, packages) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	process.stderr.write(`Installing ${packages.join(', ')} …\n`);
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', ...packages]
	]) {
		const code = await run(node, ['apt-get', ...args], { env });
		if (code !== 0) process.stderr.write(`apt-get ${args[0]} ended with code ${code}.\n`);
	}
}
