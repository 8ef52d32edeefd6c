// Addresses from outside: what is followed, what is not, and whose word counts about whom.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalOf, isSameSite } from '#lib/server/addresses/site.ts';
import { isAbsolute, longestAddress, resolveAddress } from '#lib/server/addresses/web.ts';

const base = 'https://news.example/a/b';

test.each([
	['a relative one', '../c?d=1#e', 'https://news.example/c?d=1#e'],
	['one without a scheme', '//other.example/c', 'https://other.example/c'],
	['one with blanks and a mark that shows nothing', ' \u200bhttps://other.example/c\n', 'https://other.example/c'],
	['one with a name and a password', 'https://news.example:x@bank.example/', 'https://bank.example/'],
	['a script', 'javascript:run()', undefined],
	['a script behind a control', '\u0001javascript:run()', undefined],
	['data', 'data:text/html,x', undefined],
	['mail', 'mailto:a@b.example', undefined],
	['a host that is none', 'https://[', undefined],
	['nothing', ' ', undefined],
	['one that is too long', `/${'a'.repeat(longestAddress)}`, undefined]
])('%s is resolved', (_, written, meant) => {
	expect(resolveAddress(written, base)).toBe(meant);
});

test('a relative address without a base is none', () => {
	expect(resolveAddress('/c')).toBeUndefined();
});

test.each([
	[' HTTPS://a.example/', true],
	['/a', false],
	['https:///', false],
	[undefined, false]
])('%s is absolute: %s', (written, told) => {
	expect(isAbsolute(written)).toBe(told);
});

test('whatever is written, what is followed is the web, without a name or password', () => {
	const pieces = fc.constantFrom(
		'http',
		's',
		':',
		'/',
		'//',
		'@',
		'a.example',
		'\\',
		'?',
		'#',
		'.',
		' ',
		"'",
		'[',
		'%00'
	);
	const texts = fc.oneof(
		fc.webUrl(),
		fc.string({ unit: 'binary' }),
		fc.array(pieces).map((all) => all.join(''))
	);
	fc.assert(
		fc.property(texts, (text) => {
			const found = resolveAddress(text, base);
			if (found === undefined) return;
			const { protocol, username, password, href } = new URL(found);
			expect([username, password, href]).toEqual(['', '', found]);
			expect(['http:', 'https:']).toContain(protocol);
		}),
		{ numRuns: 2000 }
	);
});

test.each([
	['https://www.news.example/1', 'https://m.news.example/2', true],
	['https://blog.news.example/1', 'https://news.example/', true],
	['https://news.example.evil.example/', 'https://news.example/', false],
	['https://notnews.example/', 'https://news.example/', false],
	['http://1.2.3.4/', 'http://9.1.2.3.4/', false],
	['https://news.example/', 'https://news.example:8443/', false],
	['https://news.example/', 'https://news.example:443/', true],
	['https://a.example/', 'no address', false]
])('%s and %s are of one site: %s', (one, other, told) => {
	expect(isSameSite(one, other)).toBe(told);
	expect(isSameSite(other, one)).toBe(told);
});

test.each([
	['its own word', 'https://news.example/1', 'https://www.news.example/1?utm_source=x', 'https://news.example/1'],
	['another site', 'https://bank.example/1', 'https://news.example/1', 'https://news.example/1'],
	['the front page', 'https://news.example/', 'https://news.example/1#top', 'https://news.example/1'],
	['the front in one language', 'https://news.example/kk', 'https://news.example/kk/1', 'https://news.example/kk/1'],
	['a short page of its own', 'https://news.example/kk', 'https://news.example/kk', 'https://news.example/kk'],
	['nothing', undefined, 'https://news.example/1?utm_source=x&p=2', 'https://news.example/1?p=2']
])('a page that names %s as its address is known by the right one', (_, claimed, found, known) => {
	expect(canonicalOf(claimed, found)).toBe(known);
});
