// The runner: texts before pictures, one tab at a time, through faults, pauses and wakings.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { Piece, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { waitAfter } from '#lib/download/back-off.ts';
import { Runner } from '#lib/download/runner.ts';
import type { RunnerState } from '#lib/download/runner-state.ts';
import { widthFor } from '#lib/download/wish.ts';

/** A worker that lacks some pieces; a test says which of its answers are faults. */
class Library {
	lacking: Piece[];
	/** What each text names when it is here. */
	hidden = new Map<string, Piece[]>();
	kept: string[] = [];
	asked: string[] = [];
	faults = new Map<string, FaultCode>();
	hold: Promise<void> | undefined;

	constructor(...lacking: Piece[]) {
		this.lacking = lacking;
	}

	async ask<K extends WorkerReply['kind']>(
		_kind: K,
		request: WorkerRequest
	): Promise<Extract<WorkerReply, { kind: K }>> {
		const name = request.kind === 'keep' ? request.piece.hash : request.kind;
		this.asked.push(name);
		if (request.kind === 'keep') await this.hold;
		const fault = this.faults.get(name);
		if (fault !== undefined) throw new FaultError(fault, 'said by the test');
		return this.#answer(request) as Extract<WorkerReply, { kind: K }>;
	}

	#answer(request: WorkerRequest): WorkerReply {
		if (request.kind === 'plan') return { kind: 'planned', pieces: [...this.lacking] };
		if (request.kind !== 'keep') return { kind: 'refreshed', number: 1, isNew: false };
		const { piece } = request;
		this.kept.push(piece.hash);
		this.lacking = [...this.lacking.filter(({ hash }) => hash !== piece.hash), ...(this.hidden.get(piece.hash) ?? [])];
		return { kind: 'kept', piece, articles: 1, pictures: 0 };
	}
}

const text = (hash: string): Piece => ({ kind: 'article', hash, bytes: 10 });
const picture = (hash: string): Piece => ({ kind: 'picture', hash, bytes: 30 });

let states: RunnerState[];
beforeEach(() => {
	states = [];
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function makeRunner(library: Library, locks?: Pick<LockManager, 'request'>): Runner {
	return new Runner({
		ask: (kind, request) => library.ask(kind, request),
		wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
		onState: (state) => states.push(state),
		locks,
		random: () => 1
	});
}

async function settle(ms = 1): Promise<void> {
	await vi.advanceTimersByTimeAsync(ms);
}

const kindNow = (): string | undefined => states.at(-1)?.kind;

describe('the runner', () => {
	test('brings texts, then the pictures that they named, and is done', async () => {
		const library = new Library(text('a'), text('b'), picture('p'));
		library.hidden.set('a', [picture('q')]);
		makeRunner(library).start();
		await settle();
		expect(library.kept).toEqual(['a', 'b', 'p', 'q']);
		expect(states.at(-1)).toMatchObject({ kind: 'done', done: 4, total: 4, bytesDone: 80, bytesTotal: 80 });
	});

	test('waits where the network fails, longer each time, and goes on where it stopped', async () => {
		const library = new Library(text('a'), text('b'));
		library.faults.set('b', 'timeout');
		makeRunner(library).start();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', done: 1, total: 2, fault: { code: 'timeout' } });
		library.faults.clear();
		await settle(2000);
		expect(kindNow()).toBe('done');
		expect(library.kept).toEqual(['a', 'b']);
	});

	test('is woken from waiting by a network that is back, not by one that answers only some things', async () => {
		const library = new Library(text('a'));
		library.faults.set('a', 'offline');
		const runner = makeRunner(library);
		runner.start();
		await settle();
		library.faults.set('a', 'wrong-bytes');
		runner.wake();
		await settle();
		expect(library.asked.filter((name) => name === 'a')).toHaveLength(2);
		runner.wake();
		await settle();
		expect(library.asked.filter((name) => name === 'a')).toHaveLength(2);
	});

	test('passes over a piece that comes wrong, and brings the others and the pictures', async () => {
		const library = new Library(text('a'), text('b'), picture('p'));
		library.faults.set('a', 'not-found');
		makeRunner(library).start();
		await settle();
		expect(library.kept).toEqual(['b', 'p']);
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', done: 2, total: 3, fault: { code: 'not-found' } });
	});

	test('stops for good where the device is full, until it is started again', async () => {
		const library = new Library(text('a'), picture('p'));
		library.faults.set('a', 'storage-full');
		const runner = makeRunner(library);
		runner.start();
		await settle(1_000_000);
		expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-full' } });
		expect(library.asked).toEqual(['refresh', 'plan', 'a']);
		library.faults.clear();
		runner.start();
		await settle();
		expect(kindNow()).toBe('done');
	});

	test('asks for nothing more when paused, and goes on when started', async () => {
		const library = new Library(text('a'), text('b'));
		let release = (): void => undefined;
		library.hold = new Promise((resolve) => (release = resolve));
		const runner = makeRunner(library);
		runner.start();
		await settle();
		runner.pause();
		release();
		await settle(1_000_000);
		expect(kindNow()).toBe('paused');
		expect(library.kept).toEqual(['a']);
		runner.wake();
		await settle();
		expect(kindNow()).toBe('paused');
		runner.start();
		await settle();
		expect(kindNow()).toBe('done');
		expect(library.kept).toEqual(['a', 'b']);
	});

	test('is done where all of the list is here and there is no network to ask for a newer one', async () => {
		const library = new Library();
		library.faults.set('refresh', 'offline');
		makeRunner(library).start();
		await settle();
		expect(kindNow()).toBe('done');
	});

	test('says that something takes away what is kept, rather than fetch it for ever', async () => {
		const library = new Library(picture('p'));
		library.hidden.set('p', [picture('p')]);
		makeRunner(library).start();
		await settle(1_000_000);
		expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-failed' } });
		expect(library.kept).toEqual(['p', 'p']);
	});

	test('runs in one tab, and in the next when that one ends', async () => {
		vi.useRealTimers();
		const library = new Library(text('a'));
		let release = (): void => undefined;
		library.hold = new Promise((resolve) => (release = resolve));
		const first = makeRunner(library, navigator.locks);
		first.start();
		await vi.waitFor(() => expect(library.asked).toContain('a'));
		const second = makeRunner(library, navigator.locks);
		second.start();
		await vi.waitFor(() => expect(second.state.kind).toBe('elsewhere'));
		release();
		await vi.waitFor(() => expect(second.state.kind).toBe('done'));
		expect(library.kept).toEqual(['a']);
	});
});

test('the wait doubles up to five minutes, half of it by chance', () => {
	expect([0, 1, 2, 30].map((failures) => waitAfter(failures, 1))).toEqual([2000, 4000, 8000, 300_000]);
	expect(waitAfter(0, 0)).toBe(1000);
});

test.each([
	[412, 915, 2.6, 760],
	[915, 412, 2.6, 760],
	[360, 800, 1.5, 492],
	[1920, 1080, 1, 672],
	[1920, 1080, 2, 1344]
])('a screen of %i by %i at %f wishes for %i pixels', (width, height, density, wished) => {
	expect(widthFor(width, height, density)).toBe(wished);
});
