// An article opened by hand while a lane runs: it is asked for at once, the lane stands back, and nothing comes twice.
import { afterEach, expect, test, vi } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import type { WorkerReply } from '#lib/contract/messages.ts';
import { Runner, type RunnerNeeds } from '#lib/download/runner.ts';
import { findBreaches } from '../vault/audit.ts';
import { Phone, usualWish } from '../vault/phone.ts';
import { eventually } from '../stage/patience.ts';

const ids = Array.from({ length: 12 }, (_, at) => `${String.fromCharCode(97 + at)}ooooo`);
/** The last of the lane. */
const opened = ids.at(-1) ?? '';

afterEach(() => vi.unstubAllGlobals());

/** The runner over a vault, as pages and the worker are joined. */
function runOver(phone: Phone): { runner: Runner; kinds: string[] } {
	const kinds: string[] = [];
	const answer = async (request: Parameters<RunnerNeeds['ask']>[1]): Promise<WorkerReply> => {
		if (request.kind === 'plan') return { kind: 'planned', pieces: await phone.plan(), rest: { pieces: 0, bytes: 0 } };
		if (request.kind === 'keep') {
			await phone.keep(request.piece);
			return { kind: 'kept', piece: request.piece, articles: 1, pictures: 0 };
		}
		if (request.kind !== 'refresh') return { kind: 'done' };
		return { kind: 'refreshed', ...(await phone.vault.refreshContents()) };
	};
	const runner = new Runner({
		ask: async (kind, request) => (await answer(request)) as Extract<WorkerReply, { kind: typeof kind }>,
		wish: async () => usualWish,
		onState: ({ kind }) => kinds.push(kind)
	});
	return { runner, kinds };
}

/** A gate that a test opens. */
function gate(): { isOpen: Promise<void>; open: () => void } {
	let open = (): void => undefined;
	const isOpen = new Promise<void>((resolve) => (open = resolve));
	return { isOpen, open };
}

test('an article opened by hand is asked for and here before the rest of the lane, which stands back until then', async () => {
	const phone = await Phone.open();
	const { world } = phone;
	const edition = await phone.follow({ number: 1, articles: ids.map((id) => ({ id })) });
	const wanted = `/a/${edition.entry(opened).hash}`;
	const lane = gate();
	const hand = gate();
	let answered = 0;
	let read = 0;
	/** Bytes that are given only when they are read for, so that it is seen whether anybody reads. */
	const slowly = (bytes: Bytes): ReadableStream<Bytes> =>
		new ReadableStream(
			{
				pull(controller) {
					read += 1;
					controller.enqueue(bytes);
					controller.close();
				}
			},
			{ highWaterMark: 0 }
		);
	world.spoil = async (path, honest) => {
		if (!path.startsWith('/a/')) return honest();
		await (path === wanted ? hand : lane).isOpen;
		if (path === wanted) return honest();
		answered += 1;
		return new Response(slowly(await honest().bytes()));
	};
	world.asked = [];
	const texts = () => world.asked.filter((path) => path.startsWith('/a/'));
	const { runner, kinds } = runOver(phone);
	runner.start();
	await eventually(() => expect(texts().length).toBeGreaterThan(1));
	const underWay = texts().length;
	expect(underWay).toBeLessThan(ids.length);
	expect(texts()).not.toContain(wanted);

	const { key } = await phone.held();
	const open = phone.vault.fetchText(edition.entry(opened), key, { waitMs: 8000 });
	await eventually(() => expect(texts()).toHaveLength(underWay + 1));
	expect(texts().at(-1)).toBe(wanted);
	lane.open();
	await eventually(() => expect(answered).toBe(underWay));
	for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
	expect(read).toBe(0);
	expect((await phone.readiness()).articlesKept).toBe(0);

	hand.open();
	expect((await open).article.head.id).toBe(opened);
	await eventually(() => expect(kinds.at(-1)).toBe('done'));
	expect((await phone.readiness()).articlesKept).toBe(ids.length);
	expect(texts().filter((path) => path === wanted)).toHaveLength(1);
	expect(await findBreaches(world)).toEqual([]);
});
