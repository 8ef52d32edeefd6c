// Hostile markup comes out of the press with nothing in it that runs, loads or reaches out.
import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { cleanBody } from '#lib/server/press/clean.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { readMarkdown } from '#lib/server/press/markdown.ts';
import { hostileCases } from './hostile-cases.ts';
import { expectCost } from '../stage/patience.ts';

/** Written here anew, so that a slip in the list does not excuse itself. */
const harmless = new Set(
	(
		'a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ' +
		'mark ol p pre q rp rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr'
	).split(' ')
);
const quiet = new Set(
	'align alt aria-label colspan datetime dir height href id lang rel reversed rowspan scope src start title value width'.split(
		' '
	)
);

/** What a browser would find in the body that it must not; undefined where there is nothing. */
function findDanger(body: string): string | undefined {
	const document = parse(`<!doctype html><title>t</title><div id="place">${body}</div><p id="after"></p>`);
	const found: string[] = [];
	const walk = (node: Tree.ChildNode, isInside: boolean): void => {
		const inside = isInside || ('attrs' in node && node.attrs.some(({ value }) => value === 'place'));
		if ('tagName' in node && isInside) {
			if (!harmless.has(node.tagName)) found.push(`<${node.tagName}>`);
			for (const { name, value } of node.attrs) {
				if (!quiet.has(name)) found.push(`${name}=`);
				if (name === 'href' && !/^(https?:\/\/|mailto:|#n-)/.test(value)) found.push(value);
				if (name === 'src' && !/^\/i\/[0-9a-f]{64}$/.test(value)) found.push(value);
				if (name === 'id' && !value.startsWith('n-')) found.push(value);
			}
		}
		if (node.nodeName === '#comment' && isInside) found.push('a comment');
		if ('childNodes' in node) for (const child of node.childNodes) walk(child, inside);
	};
	for (const child of document.childNodes) walk(child, false);
	return found[0];
}

describe('hostile markup', () => {
	test('there are at least eighty cases, each with a name of its own', () => {
		expect(hostileCases.length).toBeGreaterThanOrEqual(80);
		expect(new Set(hostileCases.map(({ name }) => name)).size).toBe(hostileCases.length);
	});

	test.each(hostileCases)('$name comes out harmless and canonical', ({ html }) => {
		const body = cleanBody(html);
		expect(findDanger(body)).toBeUndefined();
		expect(isCanonical(body)).toBe(true);
	});

	test.each(hostileCases)('$name comes out harmless where Markdown holds it', ({ html }) => {
		const body = cleanBody(readMarkdown(`Before *it*.\n\n${html}\n\nAfter it.`, 'en').html);
		expect(findDanger(body)).toBeUndefined();
		expect(isCanonical(body)).toBe(true);
	});

	test('a million spaces are one, and take no time', () => {
		const html = `<p>a${' '.repeat(1_000_000)}b${' \n'.repeat(100_000)}c</p>`;
		expect(expectCost(2_000, () => cleanBody(html))).toBe('<p>a b\nc</p>');
	});

	test('the look-out itself sees dangers', () => {
		expect(findDanger('<p onclick="x">a</p>')).toBe('onclick=');
		expect(findDanger('<script>x</script>')).toBe('<script>');
		expect(findDanger('<a href="javascript:x">a</a>')).toBe('javascript:x');
	});
});

describe('the Big List of Naughty Strings, as it stands and with its escapes meant', () => {
	const meant = naughty.map((text) =>
		text.replaceAll(/\\x([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
	);
	const cases = [...new Set([...naughty, ...meant])];
	const findFaults = (write: (text: string) => string): string[][] =>
		cases.flatMap((text) => {
			const body = cleanBody(write(text));
			const danger = findDanger(body) ?? (isCanonical(body) ? undefined : 'no fixed point');
			return danger === undefined ? [] : [[text, danger]];
		});

	test('has hundreds of cases with markup in them', () => {
		expect(cases.filter((text) => text.includes('<')).length).toBeGreaterThan(300);
	});

	test('comes out harmless and canonical', () => {
		expect(findFaults((text) => text)).toEqual([]);
		expect(findFaults((text) => `<p>Before ${text} after.</p>`)).toEqual([]);
		expect(findFaults((text) => `<p><a title="${text}" href="${text}">${text}</a></p>`)).toEqual([]);
	});

	test('comes out harmless where Markdown holds it', () => {
		expect(findFaults((text) => readMarkdown(`Before *it*.\n\n${text}\n\nAfter [it](${text}).`, 'en').html)).toEqual(
			[]
		);
	});
});

describe('the proof of the canonical form', () => {
	test.each([
		['an element that is not on the list', '<script>x</script>'],
		['an attribute that is not on the list', '<p onclick="x">a</p>'],
		['a style', '<p style="color:red">a</p>'],
		['a class', '<p class="notice">a</p>'],
		['an address that is a program', '<a href="javascript:x">a</a>'],
		['an outward link without its mark', '<a href="https://a.example/">a</a>'],
		['a link to what is not there', '<p><a href="#n-fn-1">a</a></p>'],
		['an id of ours', '<p id="text">a</p>'],
		['an id twice', '<ol><li id="n-a">a</li><li id="n-a">b</li></ol>'],
		['a comment', '<p>a<!-- b --></p>'],
		['an unclosed element', '<p>a'],
		['a way out of its place', '<p>a</p></div><p>b</p>'],
		['a table row outside a table', '<tr><td>a</td></tr>'],
		['a tab', '<p>a\tb</p>'],
		['a carriage return', '<p>a\r</p>'],
		['half a letter', '<p>\ud83d</p>'],
		['a picture from elsewhere', '<figure><img src="https://a.example/x.png" alt="" width="1" height="1"></figure>'],
		['a picture outside a figure', `<p><img src="/i/${'a'.repeat(64)}" alt="" width="1" height="1"></p>`],
		[
			'a picture whose attributes are in another order',
			`<figure><img alt="" src="/i/${'a'.repeat(64)}" width="1" height="1"></figure>`
		],
		['a foreign namespace', '<svg></svg>'],
		['a newline that a parser swallows', '<pre>\n\na</pre>']
	])('refuses %s', (_name, body) => {
		expect(isCanonical(body)).toBe(false);
	});

	test.each([
		['nothing', ''],
		['paragraphs', '<p>a</p>\n<p>b &amp; c</p>'],
		['a footnote', '<p>a<sup><a href="#n-fn-1" id="n-fnref-1">1</a></sup></p><ol><li id="n-fn-1">b</li></ol>'],
		[
			'a picture',
			`<figure><img src="/i/${'a'.repeat(64)}" alt="b" width="1" height="1"><figcaption>c</figcaption></figure>`
		]
	])('accepts %s', (_name, body) => {
		expect(isCanonical(body)).toBe(true);
	});
});
