// Ordinary file servers as a mirror's keeper would run them, those of them that this machine has.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { findPort } from '../../tools/bench/port.ts';

/** How each serves a folder at a port of this machine. */
const commands = {
	python3: (folder: string, port: number) => [
		'-m',
		'http.server',
		String(port),
		'--bind',
		'127.0.0.1',
		'--directory',
		folder
	],
	busybox: (folder: string, port: number) => ['httpd', '-f', '-p', `127.0.0.1:${port}`, '-h', folder],
	caddy: (folder: string, port: number) => ['file-server', '--root', folder, '--listen', `127.0.0.1:${port}`],
	php: (folder: string, port: number) => ['-S', `127.0.0.1:${port}`, '-t', folder]
};
export type PlainServerName = keyof typeof commands;

/** Which of them this machine has. */
export const plainServers = (Object.keys(commands) as PlainServerName[]).filter(
	(name) => spawnSync(name, ['--help'], { stdio: 'ignore' }).error === undefined
);

/** A folder as a plain server shows it, until it is killed. */
export class PlainServer {
	readonly origin: string;
	readonly #process: ChildProcess;

	private constructor(origin: string, child: ChildProcess) {
		this.origin = origin;
		this.#process = child;
	}

	/** Starts a server and waits until it answers. */
	static async start(name: PlainServerName, folder: string): Promise<PlainServer> {
		const port = await findPort();
		const origin = `http://127.0.0.1:${port}`;
		const server = new PlainServer(origin, spawn(name, commands[name](folder, port), { stdio: 'ignore' }));
		while (!(await isAnswered(origin))) await wait(50);
		return server;
	}

	async kill(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}
}

function isAnswered(origin: string): Promise<boolean> {
	return fetch(`${origin}/contents`).then(
		({ ok }) => ok,
		() => false
	);
}
