// Servers of a mirror set up by the very lines that docs/deploy.md shows, with another folder and another port.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPort } from '../../tools/bench/port.ts';
import { root } from './folders.ts';
import { PlainServer } from './plain-server.ts';

/** A server that the docs set up. */
export interface DocumentedServer {
	/** Where its program is; empty where whoever runs the tests has said that there is none. */
	program: string;
	/** Whether it lets other origins read. */
	isOpenToOthers: boolean;
	/** Whether it says how long its answers may be kept. */
	isTellingOfKeeping: boolean;
	/** Whether it compresses texts as it sends them. */
	isCompressing: boolean;
}

export const documentedServers = {
	nginx: {
		program: process.env['NGINX_PATH'] ?? '/usr/sbin/nginx',
		isOpenToOthers: true,
		isTellingOfKeeping: true,
		isCompressing: true
	},
	lighttpd: {
		program: process.env['LIGHTTPD_PATH'] ?? '/usr/sbin/lighttpd',
		isOpenToOthers: true,
		isTellingOfKeeping: true,
		isCompressing: true
	},
	busybox: {
		program: process.env['BUSYBOX_PATH'] ?? '/usr/bin/busybox',
		isOpenToOthers: false,
		isTellingOfKeeping: false,
		isCompressing: false
	}
} satisfies Record<string, DocumentedServer>;
export type DocumentedServerName = keyof typeof documentedServers;

/**
 * Serves a mirror's folder as the docs say, and waits until it answers.
 * @param place an empty folder for what the server itself needs
 */
export async function startDocumented(name: DocumentedServerName, folder: string, place: string): Promise<PlainServer> {
	const { program } = documentedServers[name];
	const port = await findPort();
	const [headline = '', ...lines] = readBlock(name).map((line) =>
		line.replaceAll('/srv/mirror', folder).replaceAll('8080', String(port))
	);
	const file = join(place, 'mirror.conf');
	writeFileSync(file, `${(name === 'nginx' ? wrapForNginx(program, place, lines) : lines).join('\n')}\n`);
	const words = name === 'nginx' ? ['-c', file] : headline.split(' ').slice(2);
	return PlainServer.run(
		port,
		program,
		words.map((word) => (word === 'mirror.conf' ? file : word))
	);
}

/** The block of the docs that is headed by a server's name, its headline first. */
function readBlock(name: DocumentedServerName): string[] {
	const lines = readFileSync(join(root, 'docs/deploy.md'), 'utf8').split('\n');
	const from = lines.findIndex((line) => new RegExp(`^ {4}# ${name}\\b`).test(line));
	const to = lines.findIndex((line, index) => index > from && !line.startsWith('    '));
	if (from < 0 || to < 0) throw new Error(`docs/deploy.md shows no ${name}`);
	return lines.slice(from, to).map((line) => line.slice(4));
}

/** What a system's own `nginx.conf` says around the files of `conf.d`, all that is written being in a place of ours. */
function wrapForNginx(program: string, place: string, lines: readonly string[]): string[] {
	// It tells on the standard error how it was built, the folder of its tables among it
	const built = execFileSync('sh', ['-c', '"$0" -V 2>&1', program]).toString();
	const folder = dirname(/--conf-path=(\S+)/.exec(built)?.[1] ?? '/etc/nginx/nginx.conf');
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return [
		'daemon off;',
		// Else a master would leave its workers behind when it is killed
		'master_process off;',
		`pid ${place}/pid;`,
		'error_log stderr crit;',
		'events {}',
		'http {',
		`include ${folder}/mime.types;`,
		'access_log off;',
		...temporary.map((what) => `${what}_temp_path ${place}/${what};`),
		...lines,
		'}'
	];
}
