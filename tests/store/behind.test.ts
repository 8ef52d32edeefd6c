// What works behind the server: a command of the publisher's, and every thread that makes its pictures.
import { getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { makeRunner } from '#lib/server/serve/run-command.ts';

/** Makes a picture, which takes threads, then says the priorities of all its threads where the system tells them, and its own. */
const program = `
	const { existsSync, readdirSync, readFileSync } = require('node:fs');
	require('sharp')({ create: { width: 64, height: 64, channels: 3, background: '#888' } }).avif().toBuffer().then(() => {
		const folder = '/proc/self/task';
		const nice = (task) => Number(readFileSync(folder + '/' + task + '/stat', 'utf8').split(') ')[1].split(' ')[16]);
		const threads = existsSync(folder) ? readdirSync(folder).map(nice) : [];
		console.log(JSON.stringify([require('node:os').getPriority(), ...threads]));
	});`;

it('a command that the server runs gives way to it, with every one of its threads', async () => {
	const { code, last } = await makeRunner((words) => ['-e', ...words])([program]);
	const priorities = JSON.parse(last) as number[];
	expect(code).toBe(0);
	expect(Math.min(...priorities)).toBeGreaterThan(getPriority());
	if (process.platform === 'linux') expect(priorities.length).toBeGreaterThan(4);
});
