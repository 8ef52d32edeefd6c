// A program of the tests in a process of its own, ended by SIGKILL at a moment of the test's choosing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/**
 * Runs a program that says something when it begins.
 * @param command its file, bundled in a folder of its own, and its arguments
 * @param killMs how long after it began it is killed; undefined lets it end
 * @returns how long it ran from then on, in milliseconds
 */
export async function runKilled(
	[file = '', ...args]: readonly string[],
	env: Record<string, string>,
	killMs: number | undefined
): Promise<number> {
	const child = spawn(process.execPath, [file, ...args], {
		// Beside the bundle, for it is of no use after it; whoever ends by himself leaves there what was compiled
		env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled'), ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(child, 'exit');
	await once(child.stdout, 'data');
	const begun = performance.now();
	const timer = killMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killMs);
	const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
	clearTimeout(timer);
	expect([code, signal], 'how it ended').toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
	return performance.now() - begun;
}
