// Hostile text in every field that comes from outside, looked for in the parsed pages of the desk.
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFeed } from '#lib/server/intake/sources.ts';
import { makeBrought, save, withStore } from '../intake/brought.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { openStage, type DeskStage, type Pass } from './stage.ts';

let folder = '';
let stage: DeskStage;
let pass: Pass;
let source = '';

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	const feed = { address: 'https://lamp.example/feed', title: 'Lamp Weekly', site: undefined };
	source = (await withStore(folder, (store) => addFeed(store, feed, new Date()))).id;
	stage = await openStage(folder);
	pass = await stage.enter();
});
afterEach(async () => {
	await stage.close();
	await removeFolder(folder);
});

const pages = ['/desk', '/desk/articles', '/desk/front', '/desk/files', '/desk/save'];

/** Whatever in a page is none of the desk's own making. */
function strangeParts(page: string): string[] {
	const all: string[] = [];
	const walk = (node: DefaultTreeAdapterTypes.Node) => {
		if ('attrs' in node) {
			const { tagName, attrs } = node;
			const of = (name: string) => attrs.find((attribute) => attribute.name === name)?.value ?? '';
			if (tagName === 'script' && !/^\/desk\/[0-9a-f]{12}\.js$/.test(of('src'))) all.push('script');
			if (['img', 'svg', 'iframe', 'style', 'base', 'object'].includes(tagName)) all.push(tagName);
			for (const { name, value } of attrs) {
				if (name.startsWith('on') || name === 'style') all.push(name);
				const isAddress = name === 'href' || name === 'action' || name === 'src';
				if (isAddress && !/^(?:[/#]|https?:|javascript:void\(location\.href='http:\/\/127)/.test(value))
					all.push(value);
			}
		}
		if ('childNodes' in node) for (const child of node.childNodes) walk(child);
	};
	walk(parse(page));
	return all;
}

describe('what comes from outside is text on every page', () => {
	const hostile = "<script>x()</script>\"><img src=x onerror=x()>' onfocus='x()";

	it('in each field of an article, of a source and of a report', async () => {
		const taken = await save(folder, {
			article: makeBrought({
				url: 'https://lamp.example/"><script>x()</script>',
				title: `a&lt;script&gt; ${hostile}`,
				standfirst: hostile,
				byline: hostile,
				site: hostile,
				tags: [hostile]
			})
		});
		const id = taken.kind === 'new' ? taken.id : '';
		expect(id).not.toBe('');
		const row = { title: hostile, folder: hostile, site: 'javascript:x()', trouble: hostile, moved_from: hostile };
		await withStore(folder, (store) =>
			store.database.updateTable('source').set(row).where('id', '=', source).execute()
		);
		await withStore(folder, (store) =>
			store.database
				.insertInto('wanted')
				.values({
					address: `javascript:${hostile}`,
					item: null,
					state: null,
					added: 0,
					tries: 1,
					next_try: null,
					trouble: hostile
				})
				.execute()
		);
		await stage.post(`/desk/articles/${id}/pin`, {}, pass);
		await stage.post(`/desk/sources/${source}/pause`, {}, pass);
		stage.answer = () => ({
			sources: [{ id: source, title: hostile, kind: 'failed', sentence: hostile, items: [] }],
			items: [{ title: hostile, kind: 'refused', sentence: hostile, missing: [hostile] }]
		});
		const task = await stage.post('/desk/add', { address: `a.example/${hostile}`, what: 'save' }, pass);
		const seen = [
			...pages,
			`/desk/articles/${id}`,
			task.headers.get('location') ?? '',
			`/desk/articles?words=${encodeURIComponent(hostile)}`,
			`/desk/save?url=${encodeURIComponent(hostile)}`
		];
		for (const path of seen) {
			const page = await stage.read(path, pass);
			expect(strangeParts(page), path).toEqual([]);
		}
		expect(await stage.read('/desk', pass)).toContain('&lt;script&gt;x()');
	});
});
