// Ranges of bytes, as RFC 9110, 14 has them: one at a time, never of another version, and all of it where the wish cannot be read.
import { expect, it } from 'vitest';
import { answerRange } from '#lib/server/answers/ranges.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
const tag = '"abc"';
const ask = async (headers: Record<string, string>, method = 'GET') => {
	const answer = answerRange(new Request('http://localhost/', { method, headers }), bytes, new Headers(), tag);
	const came = new Uint8Array(await answer.arrayBuffer());
	expect(answer.headers.get('accept-ranges')).toBe('bytes');
	if (method === 'GET') expect(answer.headers.get('content-length')).toBe(String(came.length));
	return { status: answer.status, told: answer.headers.get('content-range'), came };
};
const all = { status: 200, told: null, came: bytes };

it.each([
	['bytes=100-', 100, 999],
	['bytes=0-0', 0, 0],
	['bytes=5-2000', 5, 999],
	['bytes=-20', 980, 999],
	['bytes=-1000', 0, 999],
	['bytes= 7 - 9', 7, 9]
])('%j gets bytes %d to %d', async (range, from, to) => {
	const part = { status: 206, told: `bytes ${from}-${to}/1000`, came: bytes.slice(from, to + 1) };
	expect(await ask({ range })).toEqual(part);
	expect(await ask({ range, 'if-range': tag })).toEqual(part);
	expect(await ask({ range, 'if-range': '"other"' })).toEqual(all);
	expect(await ask({ range, 'if-range': `W/${tag}` })).toEqual(all);
});

it.each(['', 'bytes', 'bytes=', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,5-9', 'bytes=-5000', `bytes=${'0'.repeat(99)}-`])(
	'%j gets all of it',
	async (range) => {
		expect(await ask({ range })).toEqual(all);
	}
);

it.each(['bytes=1000-', 'bytes=9-3'])('%j cannot be had', async (range) => {
	const answer = answerRange(
		new Request('http://localhost/', { headers: { range } }),
		bytes,
		new Headers({ 'cache-control': 'immutable' }),
		tag
	);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(await ask({ range })).toEqual({ status: 416, told: 'bytes */1000', came: new Uint8Array() });
});

it('HEAD gets no part', async () => {
	expect(await ask({ range: 'bytes=1-2' }, 'HEAD')).toEqual({ status: 200, told: null, came: new Uint8Array() });
});
