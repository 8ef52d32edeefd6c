// Mirrors as a reader adds them: one server is one mirror, nothing of an address is dropped without a word, and each is asked at once.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MirrorNews, MirrorView, WorkerRequest } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import type { Keeping } from '#lib/pages/keeping.svelte.ts';
import { Mirrors } from '#lib/pages/mirrors/mirrors.svelte.ts';
import { eventually } from '../stage/patience.ts';

let kept: string[];

beforeEach(() => {
	kept = [];
	vi.stubGlobal('location', { origin: 'https://reader.example' });
});

/** A worker that keeps the list. */
function open(): Mirrors {
	const ask = (_kind: string, { byHand = kept }: { byHand?: string[] }) => {
		kept = byHand;
		const mirrors = kept.map((origin): MirrorView => ({ origin, isByHand: true }));
		return Promise.resolve({ kind: 'mirrors', mirrors });
	};
	return new Mirrors({ worker: { ask } } as unknown as Keeping);
}

test.each<[string, string | undefined, string[]]>([
	['https://mirror.example', undefined, ['https://mirror.example']],
	['mirror.example', undefined, ['https://mirror.example']],
	[' https://mirror.example/ ', undefined, ['https://mirror.example']],
	['https://mirror.example/path', 'wrong', []],
	['https://mirror.example/?from=one', 'wrong', []],
	['mirror.example/path', 'wrong', []],
	['http://mirror.example', 'wrong', []],
	['mirror', 'wrong', []],
	['localhost:4713', undefined, ['http://localhost:4713']],
	['http://localhost:4713', undefined, ['http://localhost:4713']],
	['127.0.0.1:4713/', undefined, ['http://127.0.0.1:4713']],
	['https://reader.example', 'known', []]
])('%s', async (typed, trouble, list) => {
	const mirrors = open();
	expect(await mirrors.add(typed)).toBe(trouble);
	expect(kept).toEqual(list);
});

test('a server of this device typed with and without http:// is one', async () => {
	const mirrors = open();
	expect(await mirrors.add('http://localhost:4713')).toBeUndefined();
	expect(await mirrors.add('localhost:4713')).toBe('known');
	expect(kept).toEqual(['http://localhost:4713']);
});

describe('a mirror that is added', () => {
	const origin = 'https://mirror.example';
	const view = (kind?: MirrorNews): MirrorView => ({
		origin,
		isByHand: true,
		...(kind === undefined ? {} : { last: { kind, at: '2022-01-08T12:00:00Z' } })
	});

	/** A worker that answers when it is told to. */
	function openSlow() {
		const asked: WorkerRequest[] = [];
		const end: ((news?: MirrorNews) => void)[] = [];
		const lookAgain = vi.fn();
		const ask = (_kind: string, request: WorkerRequest) => {
			asked.push(request);
			return new Promise((resolve) => {
				end.push((news) => resolve({ kind: 'mirrors', mirrors: [view(news)] }));
			});
		};
		return { mirrors: new Mirrors({ worker: { ask }, lookAgain } as unknown as Keeping), asked, end, lookAgain };
	}

	test.each<[MirrorNews, number]>([
		['copy', 1],
		['pieces', 1],
		['older', 0],
		['nothing', 0]
	])(
		'is asked at once, shown as asked until %s came, and looked to for what is lacking where it is of use',
		async (news, looks) => {
			const { mirrors, asked, end, lookAgain } = openSlow();
			const added = mirrors.add('mirror.example');
			end[0]?.();
			expect(await added).toBeUndefined();
			expect(asked).toEqual([
				{ kind: 'mirrors', byHand: [origin] },
				{ kind: 'mirrors', asked: origin }
			]);
			expect(mirrors.asked).toEqual([origin]);
			end[1]?.(news);
			await eventually(() => expect(mirrors.asked).toEqual([]));
			expect(mirrors.list).toEqual([view(news)]);
			expect(lookAgain).toHaveBeenCalledTimes(looks);
		}
	);

	test('has its row read again when the worker tells of something, many words at once being one look', async () => {
		const { mirrors, asked, end } = openSlow();
		const stop = mirrors.follow();
		end[0]?.();
		await eventually(() => expect(mirrors.list).toEqual([view()]));
		const channel = new BroadcastChannel(channelName);
		for (let word = 0; word < 5; word += 1) channel.postMessage({ kind: 'library-changed' });
		await eventually(() => expect(asked).toHaveLength(2));
		end[1]?.('refused');
		await eventually(() => expect(mirrors.list).toEqual([view('refused')]));
		stop();
		channel.close();
		expect(asked).toHaveLength(2);
	});
});
