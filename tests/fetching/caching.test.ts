// Asking again: validators go back where they came from, what servers say of time is heeded, and what moved is known.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readEtag, readLastModified, readMaxAge, readRetryAfter } from '#lib/server/fetching/caching.ts';
import { closeStands, makeTrial, openSaying, openStand, say, sentenceIn, type Stand } from './stage.ts';

afterEach(closeStands);

const now = Date.parse('2026-11-28T00:00:00Z');
const day = 24 * 3600;
const validators = { etag: 'W/"1"', lastModified: 'Fri, 27 Nov 2026 10:00:00 GMT' };

describe('a conditional question', () => {
	it('sends back what the answer before was known by, and learns that nothing has changed', async () => {
		const stand = await openStand((socket, head) => {
			const isKnown = head.includes('\r\nIf-None-Match: W/"1"\r\n') && head.includes('\r\nIf-Modified-Since: Fri, 27');
			const headers = { ETag: 'W/"1"', 'Last-Modified': validators.lastModified, 'Cache-Control': 'max-age=600' };
			socket.end(isKnown ? 'HTTP/1.1 304 X\r\nCache-Control: max-age=1200\r\n\r\n' : say(200, headers, '<rss/>'));
		});
		const fetchPage = makeTrial([stand]);
		const first = await fetchPage({ address: stand.origin, kind: 'feed' });
		expect(first).toMatchObject({ kind: 'fresh', ...validators, maxAgeSeconds: 600, movedTo: undefined });
		if (first.kind !== 'fresh') throw new Error('It was not fetched.');
		const { etag, lastModified } = first;
		const second = await fetchPage({ address: stand.origin, kind: 'feed', etag, lastModified });
		expect(second).toEqual({ kind: 'unchanged', maxAgeSeconds: 1200, movedTo: undefined });
		expect(stand.heads).toHaveLength(2);
	});

	it('keeps its validators on the way within an origin, and drops them on the way out of it', async () => {
		const away = await openSaying(200, {}, 'away');
		const home = await openStand((socket, head) =>
			socket.end(say(302, { Location: head.startsWith('GET /a ') ? '/b' : `${away.origin}/c` }))
		);
		await makeTrial([home, away])({ address: `${home.origin}/a`, kind: 'feed', ...validators });
		expect(home.heads.map((head) => /If-None-Match|If-Modified-Since/.test(head))).toEqual([true, true]);
		expect(away.heads.map((head) => /If-None-Match|If-Modified-Since/.test(head))).toEqual([false]);
	});

	it.each([
		['"a\r\nX: y"', 'Fri, 27 Nov 2026 10:00:00 GMT\r\nX: y'],
		['no quotes', 'yesterday'],
		[`"${'x'.repeat(2000)}"`, `Fri, 27 Nov 2026 ${' '.repeat(80)}10:00:00 GMT`],
		['"ы"', 'Fri, 27 ноя 2026 10:00:00 GMT']
	])('is none where what was kept is not what a server says: %j', async (etag, lastModified) => {
		const stand = await openSaying(200, {}, 'x');
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'feed', etag, lastModified });
		expect(fetched.kind).toBe('fresh');
		expect(stand.heads[0]).not.toMatch(/If-|X: y/);
	});
});

describe('a question', () => {
	it('says who asks and what for, and nothing else', async () => {
		const stand = await openSaying(200, { 'Set-Cookie': 'a=b' }, 'x');
		const fetchPage = makeTrial([stand]);
		await fetchPage({ address: `${stand.origin}/статья?a=b c#part`, kind: 'picture' });
		await fetchPage({ address: stand.origin, kind: 'picture' });
		const path = '/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F?a=b%20c';
		expect(stand.heads[0]?.split('\r\n')).toEqual([
			`GET ${path} HTTP/1.1`,
			`Host: 127.0.0.1:${stand.port}`,
			'User-Agent: Shyraq (+https://lamp.example)',
			'Accept: image/avif, image/webp, image/*;q=0.9, */*;q=0.1',
			'Accept-Encoding: gzip, deflate, br',
			'Connection: close',
			'',
			''
		]);
		expect(stand.heads[1]).not.toMatch(/cookie|referer/i);
	});
});

describe('what moved', () => {
	it.each([
		[[301], '/1'],
		[[308, 301], '/2'],
		[[302], undefined],
		[[301, 302, 301], '/1'],
		[[307, 301], undefined],
		[[303], undefined]
	])('by %j has moved for good to %s', async (statuses, movedTo) => {
		const stand = await openMoving(statuses, say(200, {}, 'x'));
		const fetched = await makeTrial([stand])({ address: `${stand.origin}/0`, kind: 'feed' });
		const to = movedTo === undefined ? undefined : `${stand.origin}${movedTo}`;
		expect(fetched).toMatchObject({ kind: 'fresh', movedTo: to, url: `${stand.origin}/${statuses.length}` });
	});

	it('and has not changed is told as well', async () => {
		const stand = await openMoving([301], Buffer.from('HTTP/1.1 304 X\r\n\r\n'));
		const fetched = await makeTrial([stand])({ address: `${stand.origin}/0`, kind: 'feed', ...validators });
		expect(fetched).toMatchObject({ kind: 'unchanged', movedTo: `${stand.origin}/1` });
	});

	it('is read where its new address is written in UTF-8, as many do', async () => {
		const stand = await openStand((socket, head) => {
			const moved = Buffer.from('HTTP/1.1 301 X\r\nLocation: /жаңалық\r\nContent-Length: 0\r\n\r\n');
			socket.end(head.startsWith('GET /a ') ? moved : say(200, {}, 'x'));
		});
		const fetched = await makeTrial([stand])({ address: `${stand.origin}/a`, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', movedTo: `${stand.origin}${encodeURI('/жаңалық')}` });
	});
});

describe('a server that wants to be left alone', () => {
	it('has ended what it says is gone, but not what a redirect for now leads to', async () => {
		const ended = await openMoving([301], say(410));
		expect(await makeTrial([ended])({ address: `${ended.origin}/0`, kind: 'feed' })).toEqual({
			kind: 'gone',
			sentence: `${ended.origin}/0 was not fetched: it leads to ${ended.origin}/1, which is gone for good, as its server says (410).`
		});
		const away = await openMoving([302], say(410));
		expect(await makeTrial([away])({ address: `${away.origin}/0`, kind: 'feed' })).toMatchObject({
			kind: 'failed',
			status: 410
		});
	});

	it.each([
		[429, '120', 120],
		[503, '5', 60],
		[503, undefined, 900],
		[429, '99999999', 7 * day],
		[503, 'Sat, 28 Nov 2026 01:00:00 GMT', 3600]
	])('is asked again by %i and Retry-After %s in %i s', async (status, retry, retryAfterSeconds) => {
		const stand = await openSaying(status, retry === undefined ? {} : { 'Retry-After': retry });
		const fetched = await makeTrial([stand], { now: () => now })({ address: stand.origin, kind: 'feed' });
		expect(fetched).toMatchObject({ kind: 'later', status, retryAfterSeconds });
		expect(sentenceIn(fetched)).toBe(
			`${stand.origin} was not fetched: it has a server that asks for time (${status}).`
		);
	});
});

describe('how long an answer holds', () => {
	it.each([
		[{}, undefined],
		[{ 'cache-control': 'max-age=3600' }, 3600],
		[{ 'cache-control': 'public, MAX-AGE=3600, s-maxage=5' }, 3600],
		[{ 'cache-control': 'max-age="3600"' }, 3600],
		[{ 'cache-control': 'max-age=3600', age: '600' }, 3000],
		[{ 'cache-control': 'max-age=0' }, 60],
		[{ 'cache-control': 'max-age=-5' }, undefined],
		[{ 'cache-control': `max-age=${'9'.repeat(400)}` }, 7 * day],
		[{ 'cache-control': 'no-cache, max-age=3600' }, undefined],
		[{ 'cache-control': 'no-store' }, undefined],
		[{ 'cache-control': 'x-max-age=3600' }, undefined],
		[{ expires: 'Sat, 28 Nov 2026 02:00:00 GMT' }, 7200],
		[{ expires: 'Sat, 28 Nov 2026 02:00:00 GMT', date: 'Sat, 28 Nov 2026 01:00:00 GMT' }, 3600],
		[{ expires: 'Saturday, 28-Nov-26 02:00:00 GMT' }, 7200],
		[{ expires: 'Sat Nov 28 02:00:00 2026' }, 7200],
		[{ expires: '0' }, undefined],
		[{ expires: 'Sat, 28 Nov 1926 02:00:00 GMT' }, 60],
		[{ expires: 'Sat, 28 Nov 9999 02:00:00 GMT' }, 7 * day],
		[{ 'cache-control': 'max-age=100', expires: 'Sat, 28 Nov 2026 02:00:00 GMT' }, 100]
	])('by %j is %s s', (headers, seconds) => expect(readMaxAge(headers, now)).toBe(seconds));

	it('whatever a server says is from a minute to a week', () => {
		const said = fc.oneof(
			fc.string(),
			fc.nat().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())
		);
		const isBounded = (seconds: number) => Number.isInteger(seconds) && seconds >= 60 && seconds <= 7 * day;
		fc.assert(
			fc.property(said, said, said, (control, expires, age) => {
				const maxAge = readMaxAge({ 'cache-control': `max-age=${control}`, expires, age }, now);
				expect(maxAge === undefined || isBounded(maxAge)).toBe(true);
				expect(isBounded(readRetryAfter(control, now))).toBe(true);
				const kept = `${readEtag(control) ?? ''}${readLastModified(expires) ?? ''}`;
				expect(kept).not.toMatch(/[\r\n\0]/);
			})
		);
	});
});

/** A server that leads from /0 to /1 and on by each status, and gives the last answer there. */
function openMoving(statuses: readonly number[], last: Uint8Array): Promise<Stand> {
	return openStand((socket, head) => {
		const at = Number(/^GET \/(\d+)/.exec(head)?.[1]);
		const status = statuses[at];
		socket.end(status === undefined ? last : say(status, { Location: `/${at + 1}` }));
	});
}
