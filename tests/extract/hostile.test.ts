// Pages made to hurt: read in time, safe as printed, their fields plain text and addresses that may be followed.
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { attributesOf } from '#lib/server/press/allow-list.ts';
import { ExtractFault } from '#lib/server/extract/fault.ts';
import { extractPage, type ExtractedPage } from '#lib/server/extract/page.ts';
import { limits, reduce } from '#lib/server/extract/reduce.ts';
import { poison, scripts, shapes } from './hostile-cases.ts';

const address = 'https://paper.example/lamp';
const web = /^https?:\/\/[^\s@"'<>/]+\/[^\s"'<>]*$/;

/** What in a body is not on the list, as a person reads it. */
function findUnsafe(html: string): string[] {
	const found: string[] = [];
	const visit = (node: Tree.ParentNode): void => {
		for (const child of node.childNodes) {
			if (child.nodeName === '#comment') found.push('a comment');
			if (!('tagName' in child)) continue;
			const allowed = attributesOf(child.tagName);
			if (allowed === undefined) found.push(child.tagName);
			for (const { name, value } of child.attrs) {
				if (!(name in (allowed ?? {})) && name !== 'lang' && name !== 'dir') found.push(`${child.tagName} ${name}`);
				if (name === 'src' && !web.test(value)) found.push(`${name} ${value}`);
				if (name === 'href' && !web.test(value) && !/^(?:#n-|mailto:)/.test(value)) found.push(`${name} ${value}`);
			}
			visit(child);
		}
	};
	visit(parseFragment(html));
	return found;
}

function expectSafe(page: ExtractedPage): void {
	expect(findUnsafe(page.html)).toEqual([]);
	for (const url of [page.url, page.lead?.url ?? address]) expect(url).toMatch(web);
	expect(page.published ?? '2024-01-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/);
	expect(page.language ?? 'en').toMatch(/^[a-zA-Z-]{2,35}$/);
	expect(page.title.length).toBeLessThanOrEqual(500);
}

describe('a page with', () => {
	test.each(shapes)(
		'%s is read',
		(_, html) => {
			const page = extractPage(html, address);
			expect(page?.text).toContain('The lamp by the door was lit again');
			if (page !== undefined) expectSafe(page);
		},
		120_000
	);

	test.each(scripts)('%s in every field is safe as printed', (piece) => {
		const page = extractPage(poison(piece), address);
		expect(page).toBeDefined();
		if (page !== undefined) expectSafe(page);
	});
});

test('what looks like markup in a field stays the text it is', () => {
	const page = extractPage(poison('<b>run</b> & "go"'), address);
	expect(page).toMatchObject({ title: '<b>run</b> & "go"', standfirst: '<b>run</b> & "go"' });
	expect(page?.html).toContain('&lt;b&gt;run&lt;/b&gt; &amp; "go"');
});

test('a page past the bound is refused in one sentence', () => {
	const read = (): unknown => extractPage('a'.repeat(limits.characters + 1), address);
	expect(read).toThrow(ExtractFault);
	expect(read).toThrow('the page is longer than 12 million characters');
});

test('what is reduced is balanced, bounded in depth, and reduces to the same text', () => {
	const depths = /<(\/?)div/g;
	let depth = 0;
	let most = 0;
	for (const [, isEnd] of reduce('<div>'.repeat(5_000) + 'a').matchAll(depths))
		most = Math.max(most, (depth += isEnd === '' ? 1 : -1));
	expect([depth, most]).toEqual([0, limits.depth]);
});

test('no markup breaks the extraction or comes out unsafe', () => {
	const piece = fc.oneof(
		fc.constantFrom(...scripts),
		fc.constantFrom(
			'<p>',
			'</p>',
			'<div class="',
			'<table>',
			'<td>',
			'</table>',
			'<li>',
			'<figure>',
			'<img src="',
			'"',
			'>',
			'<!--',
			'-->',
			'<br><br>',
			'<a href="#',
			'<h1>',
			'<noscript>',
			'</body>',
			'<![CDATA['
		),
		fc.constantFrom('Words that stand in a row and make a sentence, which is long enough to be taken for prose. '),
		fc.string({ maxLength: 20, unit: 'binary' })
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const page = extractPage(`<article>${pieces.join('')}</article>`, address);
			if (page !== undefined) expectSafe(page);
		}),
		{ numRuns: 150 }
	);
}, 120_000);
