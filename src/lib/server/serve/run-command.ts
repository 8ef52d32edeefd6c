// A command of the publisher's in a process of its own: what it says as it goes, and how it ends.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { putBehind } from './behind.ts';

/** How a command ended: 0 all well, 1 some of it failed, 2 asked for wrongly; undefined where it was ended or never began. */
export interface Ended {
	code: number | undefined;
	/** The last line of its standard output: with `--json`, one object. */
	last: string;
	/** What it said on standard error, a line each; the newest of them. */
	said: readonly string[];
}

/** Runs a command to its end. Never rejects. */
export type RunCommand = (words: readonly string[], onLine?: (line: string) => void) => Promise<Ended>;

const mostLines = 200;
/** A report of a large import is one line. */
const mostLineLength = 64_000_000;

/**
 * Makes a runner of commands, each of which ends with this process.
 * @param argumentsOf Node's arguments for a command's words
 */
export function makeRunner(argumentsOf: (words: readonly string[]) => readonly string[]): RunCommand {
	return (words, onLine = () => undefined) =>
		new Promise((resolve) => {
			const child = spawn(process.execPath, argumentsOf(words), { stdio: ['ignore', 'pipe', 'pipe'] });
			putBehind(child);
			const said: string[] = [];
			let last = '';
			const say = (line: string) => {
				said.push(line);
				if (said.length > mostLines) said.shift();
			};
			createInterface({ input: child.stderr }).on('line', (line) => {
				say(line);
				onLine(line);
			});
			createInterface({ input: child.stdout }).on('line', (line) => {
				if (line.length > mostLineLength) return;
				last = line;
				onLine(line);
			});
			const end = () => child.kill();
			process.once('exit', end);
			child.on('error', (failure) => say(`The command could not be started: ${failure.message}`));
			child.on('close', (code) => {
				process.off('exit', end);
				resolve({ code: code ?? undefined, last, said });
			});
		});
}
