// Ordinary file servers as a mirror's keeper would run them, those of them that this machine has.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { findPort } from '../../tools/bench/port.ts';

/** How each serves a folder at a port of this machine without being told more. */
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
	caddy: (folder: string, port: number) => ['file-server', '--root', folder, '--listen', `127.0.0.1:${port}`],
	php: (folder: string, port: number) => ['-S', `127.0.0.1:${port}`, '-t', folder]
};
export type PlainServerName = keyof typeof commands;

/** Which of them this machine has. */
export const plainServers = (Object.keys(commands) as PlainServerName[]).filter(
	(name) => spawnSync(name, ['--help'], { stdio: 'ignore' }).error === undefined
);
for (const name of Object.keys(commands))
	if (!plainServers.some((known) => known === name))
		process.stderr.write(`SKIPPED: a mirror served by ${name}, which is not here\n`);

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
		return PlainServer.run(port, name, commands[name](folder, port));
	}

	/** Runs a program that serves a mirror at a port of this machine, and waits until it answers. @throws Error where it ends before */
	static async run(port: number, program: string, words: readonly string[]): Promise<PlainServer> {
		const origin = `http://127.0.0.1:${port}`;
		const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
		const server = new PlainServer(origin, child);
		let said = '';
		child.stderr.on('data', (words: Buffer) => (said += words.toString()));
		child.once('error', (failed) => (said += String(failed)));
		while (!(await isAnswered(origin))) {
			if (server.#hasEnded) throw new Error(`${program} ended:\n${said}`);
			await wait(50);
		}
		return server;
	}

	async kill(): Promise<void> {
		if (this.#hasEnded) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
	}

	get #hasEnded(): boolean {
		const { pid, exitCode, signalCode } = this.#process;
		return pid === undefined || exitCode !== null || signalCode !== null;
	}
}

function isAnswered(origin: string): Promise<boolean> {
	return fetch(`${origin}/contents`).then(
		({ ok }) => ok,
		() => false
	);
}
