// A mirror whose update is killed at any point shows the edition before or the one after, whole, and the next update completes.
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readContents } from '#lib/article/read.ts';
import { verifyMirror } from '#lib/server/mirror/check.ts';
import { writeMirror } from '#lib/server/mirror/mirror.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { writeBuild } from './built-reader.ts';
import { bundle } from './bundled.ts';
import { changeEdition, copyFolder, makeTemporaryFolder, removeFolder, writeEdition } from './edition-folder.ts';
import { runKilled } from './killed-child.ts';
import { makeRandom } from './random.ts';

const kills = 40;
/** Every so many kills the folder is empty, so that the first writing is killed too. */
const freshEvery = 5;
const spread = 1.1;
/** Every other kill falls into the last part, where the head is changed and what is not needed goes. */
const lateStart = 0.7;
const seed = Number(process.env['SHYRAQ_KILL_SEED'] ?? Date.now() % 1_000_000);
const longMs = 600_000;

let folder = '';
let program = '';
let before = 0;
let after = 0;
const inFolder = (name: string) => join(folder, name);
const settings = (disk: string) => ({
	dataFolder: inFolder(disk),
	buildFolder: inFolder('build'),
	contentFolder: inFolder('content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});

beforeAll(async () => {
	folder = await makeTemporaryFolder();
	program = await bundle('tests/store/mirror-child.ts', [], inFolder('program'));
	await writeBuild(inFolder('build'));
	await writeEdition(inFolder('content'));
	await pressEdition(settings('disk'));
	before = (await writeMirror(settings('disk'), inFolder('first'))).number;
	await mkdir(inFolder('empty'));
	await changeEdition(inFolder('content'));
	await pressEdition(settings('disk'));
	after = (await writeMirror(settings('disk'), inFolder('after'))).number;
});
afterAll(() => removeFolder(folder));

it(
	`an update killed at ${kills} random points leaves the edition before or the one after, never between`,
	{ timeout: longMs },
	async () => {
		const whole = { first: await timeIt('first'), empty: await timeIt('empty') };
		const random = makeRandom(seed);
		const found: Record<string, number> = {};
		for (let round = 0; round < kills; round += 1) {
			const start = round % freshEvery === 0 ? 'empty' : 'first';
			const from = round % 2 === 0 ? 0 : lateStart;
			const killMs = (from + random() * (spread - from)) * whole[start];
			const where = `seed ${seed}, round ${round}, killed after ${killMs.toFixed(1)} ms`;
			const mirror = inFolder(`killed-${round}`);
			await copyFolder(inFolder(start), mirror);
			await writeInChild(mirror, killMs);
			const number = await readWhole(mirror, where);
			expect(start === 'empty' ? [0, after] : [before, after], where).toContain(number);
			found[number] = (found[number] ?? 0) + 1;
			await writeMirror(settings('disk'), mirror);
			expect(await readWhole(mirror, where), where).toBe(after);
			const halves = (await readdir(mirror, { recursive: true })).filter((name) => name.includes('.half-'));
			expect(halves, where).toEqual([]);
			await removeFolder(mirror);
		}
		process.stdout.write(`mirrors killed with seed ${seed}: editions found ${JSON.stringify(found)}\n`);
		expect(found[before]).toBeGreaterThan(0);
		expect(found[after]).toBeGreaterThan(0);
	}
);

/** How long it takes in the quickest of a few runs: a loaded machine would have all the kills come after the end. */
async function timeIt(start: string): Promise<number> {
	const durations: number[] = [];
	for (let run = 0; run < 3; run += 1) {
		const done = inFolder(`${start}-done-${run}`);
		await copyFolder(inFolder(start), done);
		durations.push(await writeInChild(done, undefined));
	}
	return Math.min(...durations);
}

function writeInChild(mirror: string, killMs: number | undefined): Promise<number> {
	const env = { SHYRAQ_DATA: inFolder('disk'), SHYRAQ_BUILD_DIR: inFolder('build') };
	return runKilled([program, mirror], env, killMs);
}

/** The number of the edition that a mirror shows, proved to be whole, as are its documents; 0 where it shows none yet. */
async function readWhole(mirror: string, where: string): Promise<number> {
	for (const name of await readdir(mirror, { recursive: true }))
		if (name.endsWith('.html') && !name.includes('.half-'))
			expect(await readFile(join(mirror, name), 'utf8'), `${name}, ${where}`).toMatch(/^<!doctype html>[^]*<\/html>$/);
	const head = await readFile(join(mirror, 'contents'), 'utf8').catch(() => '');
	if (head === '') return 0;
	const { contents, troubles } = await verifyMirror(mirror, undefined);
	// What is remembered of documents may be behind or before them; the edition itself must be whole.
	expect(
		troubles.filter((trouble) => !trouble.endsWith('has another size')),
		where
	).toEqual([]);
	expect(readContents(head)?.contents.number).toBe(contents.number);
	return contents.number;
}
