// A press killed at any point leaves the edition before or the edition after, whole, and the next press completes.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { openStore } from '#lib/server/store/store.ts';
import { verifyEdition, type Verdict } from '#lib/server/store/verify.ts';
import { bundle } from './bundled.ts';
import { changeEdition, copyFolder, makeTemporaryFolder, removeFolder, writeEdition } from './edition-folder.ts';
import { runKilled } from './killed-child.ts';
import { makeRandom } from './random.ts';

const kills = 50;
/** Every so many kills the store has no edition yet, so that its making is killed too. */
const freshEvery = 5;
/** A few kills come after the measured end, for the measure is of a quiet moment. */
const spread = 1.1;
/** Every other kill falls into the last part, where the few milliseconds lie in which the edition changes. */
const lateStart = 0.7;
const seed = Number(process.env['SHYRAQ_KILL_SEED'] ?? Date.now() % 1_000_000);
const longMs = 600_000;

/** Where a press starts from, what stands before and after it, and how long it takes. */
interface Scene {
	start: string;
	before: Verdict | undefined;
	after: Verdict | undefined;
	durationMs: number;
}

let folder = '';
let program = '';
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = await makeTemporaryFolder();
	const threads = ['src/lib/server/press/markdown-thread.ts'];
	program = await bundle('tests/store/press-child.ts', threads, inFolder('program'));
});
afterAll(() => removeFolder(folder));

it(
	`a press killed at ${kills} random points leaves the edition before or the one after, never between`,
	{ timeout: longMs },
	async () => {
		await mkdir(inFolder('empty'));
		await openPublisher(inFolder('empty'), undefined);
		await copyFolder(inFolder('empty'), inFolder('first'));
		await writeEdition(inFolder('content'));
		await press(inFolder('first'));
		await changeEdition(inFolder('content'));
		const changed = await makeScene('first');
		const fresh = await makeScene('empty');
		expect(changed).toMatchObject({ before: { gone: [] }, after: { gone: ['ffffff'] } });
		expect(fresh).toMatchObject({ before: undefined, after: { gone: [] } });

		const random = makeRandom(seed);
		const found = { before: 0, after: 0 };
		for (let round = 0; round < kills; round += 1) {
			const scene = round % freshEvery === 0 ? fresh : changed;
			const from = round % 2 === 0 ? 0 : lateStart;
			const killMs = (from + random() * (spread - from)) * scene.durationMs;
			const where = `seed ${seed}, round ${round}, killed after ${killMs.toFixed(1)} ms`;
			const store = inFolder(`killed-${round}`);
			await copyFolder(inFolder(scene.start), store);
			await pressInChild(store, killMs);
			const left = await readWhole(store, where);
			const isBefore = JSON.stringify(left) === JSON.stringify(scene.before);
			if (!isBefore) expect(left, where).toEqual(scene.after);
			found[isBefore ? 'before' : 'after'] += 1;
			await press(store);
			expect(await readWhole(store, where), where).toEqual(scene.after);
			await removeFolder(store);
		}
		process.stdout.write(
			`killed with seed ${seed}: ${found.before} times the edition before stood, ${found.after} times the one after\n`
		);
		expect(found.before).toBeGreaterThan(0);
		expect(found.after).toBeGreaterThan(0);
	}
);

async function makeScene(start: string): Promise<Scene> {
	const [before, done] = [await readWhole(inFolder(start), start), inFolder(`${start}-done`)];
	const durations: number[] = [];
	for (let run = 0; run < 3; run += 1) {
		await removeFolder(done);
		await copyFolder(inFolder(start), done);
		durations.push(await pressInChild(done, undefined));
	}
	return { start, before, after: await readWhole(done, start), durationMs: durations.sort((a, b) => a - b)[1] ?? 0 };
}

/** Presses the sources into a data folder within this process. */
async function press(dataFolder: string): Promise<void> {
	const outcome = await pressEdition({
		dataFolder,
		contentFolder: inFolder('content'),
		origin: undefined,
		publisher: 'Lamp',
		mirrors: []
	});
	expect(outcome.kind).not.toBe('faulty');
}

/** Presses in a process of its own, killed so long after it began; answers with how long it ran, in milliseconds. */
function pressInChild(dataFolder: string, killMs: number | undefined): Promise<number> {
	const env = { SHYRAQ_DATA: dataFolder, SHYRAQ_CONTENT: inFolder('content'), SHYRAQ_NAME: 'Lamp' };
	return runKilled([program], env, killMs);
}

/** The edition that stands, proved to be whole, without the time at which it was published and the number made of it. */
async function readWhole(dataFolder: string, where: string): Promise<Verdict | undefined> {
	const { publicKey } = await openPublisher(dataFolder, undefined);
	const store = await openStore(dataFolder);
	try {
		const verdict = await verifyEdition(store, publicKey);
		expect(verdict.troubles, where).toEqual([]);
		const { contents } = verdict;
		return contents === undefined ? undefined : { ...verdict, contents: { ...contents, published: '', number: 0 } };
	} finally {
		await store.close();
	}
}
