// The publisher's programs as processes, for tests of what they say and how they end.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** A running program: what it has said, and how it ended. */
export interface Program {
	child: ChildProcess;
	said: () => string;
	ended: Promise<number | null>;
	/** Waits until it has said something. */
	says: (pattern: RegExp) => Promise<void>;
}

/** Runs a program of the project under this Node. The caller sees to it that it ends. */
export function runProgram(command: readonly string[], env: Readonly<Record<string, string>>): Program {
	const child = spawn(process.execPath, command, {
		cwd: join(import.meta.dirname, '../..'),
		env: { ...process.env, SHYRAQ_ORIGIN: '', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let text = '';
	let listeners: (() => void)[] = [];
	const hear = (chunk: Buffer) => {
		text += chunk.toString();
		for (const listener of listeners) listener();
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
	const says = (pattern: RegExp) =>
		new Promise<void>((resolve, reject) => {
			const look = () => {
				if (pattern.test(text)) resolve();
			};
			listeners = [...listeners, look];
			void ended.then(() => {
				reject(new Error(`ended having said: ${text}`));
			});
			look();
		});
	return { child, said: () => text, ended, says };
}

/** Takes a port, so that nobody else can. */
export async function listen(at: number): Promise<Server> {
	const server = createServer().listen(at, '127.0.0.1');
	await once(server, 'listening');
	return server;
}
