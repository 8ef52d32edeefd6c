// Three hundred seeded runs through cuts, freezes, deaths, full disks and new visits: nothing is lost, and the end is whole.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FaultCode } from '#lib/contract/faults.ts';
import { Link } from '#lib/download/link.ts';
import { FakeWorker, picture, type FakeText } from './fake-worker.ts';
import { makeRunner, rememberTroubles, settle } from './stage.ts';

const runs = 300;
const codes: readonly FaultCode[] = [
	'offline',
	'unreachable',
	'timeout',
	'wrong-answer',
	'wrong-bytes',
	'not-found',
	'storage-full',
	'storage-failed',
	'no-worker'
];

/** Mulberry32: numbers in [0, 1) that a seed gives again and again. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function makeLibrary(random: () => number): FakeWorker {
	const upTo = (most: number): number => Math.floor(random() * most);
	const texts: FakeText[] = Array.from({ length: 3 + upTo(40) }, (_, at) => ({
		hash: `t${at}`,
		bytes: 1000 + upTo(9000),
		pictures: Array.from({ length: upTo(4) }, (_each, place) =>
			picture(`t${at}-p${place}`, place === 0 ? 'leads' : 'pictures', 5000 + upTo(90_000))
		)
	}));
	const worker = new FakeWorker(texts);
	const hashes = texts.map(({ hash }) => hash);
	while (random() < 0.8 && hashes.length > 1) worker.packs.push(hashes.splice(0, 2 + upTo(20)));
	return worker;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test(`${runs} runs lose nothing, ask for nothing that is here, and end whole`, async () => {
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
	for (let seed = 1; seed <= runs; seed += 1) {
		const random = seeded(seed);
		const worker = makeLibrary(random);
		const troubles = rememberTroubles();
		let isBad = true;
		let asks = 0;
		const faultPart = random() * 0.6;
		const needless: string[] = [];
		worker.takes = (request) => {
			if (request.kind !== 'keep') return 50;
			const { piece } = request;
			const wanted = piece.kind === 'pack' ? piece.articles : [piece.hash];
			if (wanted.every((hash) => worker.kept.has(hash))) needless.push(piece.hash);
			return Math.floor(random() * 20_000);
		};
		worker.meet = () => {
			asks += 1;
			if (!isBad || random() > faultPart) return undefined;
			const code = codes[Math.floor(random() * codes.length)] ?? 'timeout';
			return { code, after: Math.floor(random() * 20) };
		};
		const seen = new Set<string>();
		const audit = (): void => {
			for (const hash of seen) expect(worker.kept.has(hash), `seed ${seed} lost ${hash}`).toBe(true);
			for (const hash of worker.kept) seen.add(hash);
		};
		const visit = () => makeRunner(worker, { troubles, random, link: new Link(), makeRoom: async () => 1000 });
		let { runner, states } = visit();
		runner.start();
		for (let step = 0; step < 15; step += 1) {
			await settle(Math.floor(random() * 240_000));
			audit();
			const turn = random();
			if (turn < 0.25) runner.wake();
			else if (turn < 0.4) runner.pause();
			else if (turn < 0.6) {
				// The page is gone, with whatever was under way; what it remembered stands on the shelf.
				runner.stop();
				// The worker ends what it has under way, whoever asked for it.
				await settle(20_000);
				({ runner, states } = visit());
			}
			if (random() < 0.7) runner.start();
		}
		// Each attempt meets at least one wait or one piece: an hour of trouble is no more than so many questions.
		expect(asks, `seed ${seed} asks too much`).toBeLessThan(3000);
		isBad = false;
		for (let step = 0; step < 40 && states.at(-1)?.kind !== 'done'; step += 1) {
			runner.start();
			await settle(3_600_000);
		}
		audit();
		expect(needless, `seed ${seed} asks for what is here`).toEqual([]);
		expect(states.at(-1)?.kind, `seed ${seed}`).toBe('done');
		expect(worker.kept, `seed ${seed} is whole`).toEqual(worker.whole);
		runner.stop();
		await settle(600_000);
	}
}, 120_000);
