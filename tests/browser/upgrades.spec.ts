// A phone on which the first released build kept its library and the reader's marks: this build takes all of it over.
import { locate } from '#lib/article/locator.ts';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { places } from '#lib/contract/places.ts';
import { auditPhone } from '../stage/audit.ts';
import { furnishFirst, writeFirst } from '../stage/first-build.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { lampParagraphs, paragraph, small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { listArticles, paragraphsRead, visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

const blocks = Array.from({ length: lampParagraphs }, (_, index) => paragraph(index + 1));
const locator = locate(blocks, 21, 0);
const range = locatePassage(blocks, { block: 4, offset: 0 }, { block: 4, offset: 40 });
const english = { language: 'en', direction: 'ltr' };
const lamp = { id: small.lamp.id, title: small.lamp.title, ...english };
const table = { id: small.table.id, title: small.table.title, ...english };

/** What a reader had done with the first build. */
const shelf = {
	places: [{ ...lamp, revision: 1, locator, fraction: locator.fraction, finished: false, at: 1_641_600_000_000 }],
	bookmarks: [
		{ ...table, key: `article:${table.id}`, kind: 'article', quote: 'A list', note: 'Ask at the well', at: 1 },
		{ ...lamp, key: 'passage:00112233445566778899aabbccddeeff', kind: 'passage', quote: range.quote, range, at: 2 }
	],
	settings: [
		{ name: 'pictures', value: 'all' },
		{ name: 'persistence', value: 'refused' }
	]
};

test('what the first released build kept is all there, opens in the dark, and none of it is fetched again', async ({
	ownStage: stage,
	page,
	phone
}) => {
	const first = await furnishFirst(stage, shelf);
	writePlainArticle(stage.contentFolder, 'sinceaa', 'Come since then', paragraph(1));
	await stage.publish();
	// Else what is fetched again could come out of the browser's own cache unseen
	stage.proxy.forbidStoring();
	await phone.toBlank();
	await writeFirst(page, first);
	stage.proxy.forget();
	expect(await phone.installWorker()).toBe('controlled');
	await visitOnce(page);
	const fetched = stage.proxy.asked(/^\/(a|i|pack)\//);
	expect(fetched).toHaveLength(1);
	const had = [...first.articles, ...first.pictures].map((row) => (row as { hash: string }).hash);
	expect(had).toHaveLength(smallCounts.articles + smallCounts.pictures);
	expect(had.filter((hash) => fetched[0]?.endsWith(hash))).toEqual([]);

	const { breaches, kept, marks } = await auditPhone(page);
	expect(breaches).toEqual([]);
	expect(Object.keys(kept)).toHaveLength(had.length + 1);
	const [article, passage] = shelf.bookmarks;
	const highlight = { ...passage, kind: 'highlight', colour: 'amber' };
	expect(Object.values(marks)).toEqual([article, highlight, ...shelf.places]);
	expect((await phone.readiness()).lost).toBeUndefined();

	await stage.server.kill();
	await phone.stopWorkers();
	await page.goto(places.library);
	const listed = await listArticles(page);
	expect(listed).toHaveLength(smallCounts.articles + 1);
	for (const { address, title } of listed) {
		await page.goto(address);
		await expect(parts.headline(page)).toHaveText(title);
		expect(await findBlankPictures(page)).toEqual([]);
	}
	await page.goto(places.read(lamp.id));
	await expect.poll(() => paragraphsRead(page)).toContain(22);
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: table.title })).toBeVisible();
	await expect(page.getByRole('blockquote').filter({ hasText: range.quote })).toBeVisible();
	await page.goto(places.settings);
	await expect(page.getByRole('radio', { name: words.settings.picturesChoices.all })).toBeChecked();
});
