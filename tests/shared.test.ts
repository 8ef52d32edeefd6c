// What a share sheet hands over, from well-meaning apps and from others: one web address, or none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShared } from '#lib/article/shared.ts';
import { places } from '#lib/contract/places.ts';
import { root } from './stage/folders.ts';
import { expectCost } from './stage/patience.ts';

const none = { url: null, text: null, title: null };

describe('an address is found', () => {
	test.each([
		['in its own field', { url: 'https://one.test/a?b=c' }, 'https://one.test/a?b=c'],
		['in the text, as Android has it', { text: 'https://one.test/a' }, 'https://one.test/a'],
		['behind words', { text: 'Read this: https://one.test/a.' }, 'https://one.test/a'],
		['between Persian words', { text: 'این را بخوانید https://one.test/a؟ خوب است' }, 'https://one.test/a'],
		['in brackets', { text: '(see https://one.test/a)' }, 'https://one.test/a'],
		['with a bracket of its own', { text: 'https://one.test/Lamp_(oil)' }, 'https://one.test/Lamp_(oil)'],
		['in the title', { title: 'A page https://one.test/a' }, 'https://one.test/a'],
		['in the text, the first of two', { text: 'https://one.test/ https://two.test/' }, 'https://one.test/'],
		[
			'in the text, where the field is no address',
			{ url: 'javascript:alert(1)', text: 'http://one.test' },
			'http://one.test/'
		],
		['without the fragment of a quotation', { url: 'https://one.test/a#:~:text=lamp' }, 'https://one.test/a'],
		['with a fragment that is an address', { url: 'https://one.test/#!/a' }, 'https://one.test/#!/a'],
		[
			'with Cyrillic in it',
			{ url: 'https://пример.test/лампа' },
			'https://xn--e1afmkfd.test/%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0'
		],
		['before ten megabytes', { text: `https://one.test/a ${'x'.repeat(10_000_000)}` }, 'https://one.test/a']
	])('%s', (_where, parts, url) => {
		expect(readShared({ ...none, ...parts })?.url).toBe(url);
	});
});

describe('nothing is found', () => {
	test.each([
		['in nothing', {}],
		['in words', { text: 'A lamp in the window' }],
		['in a script', { url: 'javascript:alert(1)' }],
		['in bytes that call themselves an address', { url: 'data:text/html,<h1>x</h1>' }],
		['in a file', { url: 'file:///etc/passwd' }],
		['in an address with a password in it', { url: 'https://a:b@one.test/' }],
		['in one without a server', { url: 'https://' }],
		['in one with a port that there is not', { url: 'https://one.test:99999/' }],
		['in one longer than any', { url: `https://one.test/${'a'.repeat(3000)}` }],
		['in ten megabytes of text', { text: 'x'.repeat(10_000_000) }],
		['in ten megabytes of beginnings of addresses', { text: 'https://'.repeat(1_250_000) }],
		['behind ten megabytes', { text: `${'x '.repeat(5_000_000)}https://one.test/` }]
	])('%s', (_where, parts) => {
		expect(expectCost(2000, () => readShared({ ...none, ...parts }))).toBeUndefined();
	});

	test('that was cut by our own bound, and would be another address', () => {
		const text = `${'x'.repeat(19_970)} https://one.test/${'a'.repeat(100)}`;
		expect(readShared({ ...none, text })).toBeUndefined();
	});
});

test('the web app manifest sends what is shared where it is taken', () => {
	const manifest: unknown = JSON.parse(readFileSync(join(root, 'static/manifest.webmanifest'), 'utf8'));
	expect(manifest).toMatchObject({
		share_target: { action: places.share, method: 'GET', params: { title: 'title', text: 'text', url: 'url' } }
	});
});

test('a title is one line of letters that cannot turn its direction, and is bounded; joiners stay', () => {
	const title = ` A\u202e b\n\u0000c می\u200cخوانم ${'x'.repeat(500)}`;
	const read = readShared({ ...none, url: 'https://one.test/', title })?.title ?? '';
	expect(read.startsWith('A b c می\u200cخوانم x')).toBe(true);
	expect(read.length).toBeLessThanOrEqual(201);
});

test('whatever is shared, what is found is an address of the web that is read as itself again', () => {
	const parts = fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constant(null));
	fc.assert(
		fc.property(parts, parts, parts, (url, text, title) => {
			const found = readShared({ url, text, title });
			if (found === undefined) return;
			expect(new URL(found.url).protocol).toMatch(/^https?:$/);
			expect(readShared({ ...none, url: found.url })?.url).toBe(found.url);
			expect(readShared({ ...none, text: `See ${found.url} there` })?.url ?? found.url).toMatch(/^https?:/);
		})
	);
});
