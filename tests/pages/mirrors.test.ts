// Addresses of mirrors as they are typed: one server is one mirror, and nothing of an address is dropped without a word.
import { beforeEach, expect, test, vi } from 'vitest';
import type { MirrorView } from '#lib/contract/messages.ts';
import type { Keeping } from '#lib/pages/keeping.svelte.ts';
import { Mirrors } from '#lib/pages/mirrors/mirrors.svelte.ts';

let kept: string[];

beforeEach(() => {
	kept = [];
	vi.stubGlobal('location', { origin: 'https://reader.example' });
});

/** A worker that keeps the list. */
function open(): Mirrors {
	const ask = (_kind: string, { byHand = kept }: { byHand?: string[] }) => {
		kept = byHand;
		const mirrors = kept.map((origin): MirrorView => ({
			origin,
			isByHand: true,
			number: undefined,
			published: undefined
		}));
		return Promise.resolve({ kind: 'mirrors', mirrors, answeredBy: undefined });
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
