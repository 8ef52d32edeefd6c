// Highlights with several tabs over one database: made twice, painted, written beside, looked for in other revisions.
import { describe, expect, test } from 'vitest';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { removeBookmark, watchBookmarks } from '#lib/shelf/bookmarks.ts';
import { addHighlight, noteWhereabouts, paintHighlight, writeNote } from '#lib/shelf/highlights.ts';
import { keptNoteLimit } from '#lib/shelf/rows.ts';
import { aboutArticle, blocks, makePlatform, openTab, waitFor } from './stage.ts';

const twoTabs = () => {
	const platform = makePlatform();
	return [openTab(platform), openTab(platform)] as const;
};
const passage = locatePassage(blocks, { block: 0, offset: 20 }, { block: 0, offset: 40 });
const amber = { range: passage, colour: 'amber' } as const;

describe('a highlight', () => {
	test('marked again has the colour wished for last; its note and its time stay', async () => {
		const [one, other] = twoTabs();
		const { row } = await addHighlight(one, aboutArticle(1), amber, 5);
		const { key } = row;
		await writeNote(one, row, { note: 'Ask her.', seen: '' }, 6);
		const { row: again, stood } = await addHighlight(other, aboutArticle(1), { range: passage, colour: 'blue' }, 9);
		expect(stood).toEqual({ ...row, note: 'Ask her.', changed: 6 });
		expect(again).toMatchObject({ key, colour: 'blue', note: 'Ask her.', at: 5, changed: 9 });
		expect(await paintHighlight(other, key, 'rose', 10)).toBe(true);
		expect(await paintHighlight(other, 'gone', 'rose')).toBe(false);
		const all = await waitFor(watchBookmarks(one), (rows) => rows.length > 0);
		expect(all).toEqual([{ ...again, colour: 'rose', changed: 10 }]);
	});

	test('keeps a note up to its bound, and none where it is empty', async () => {
		const [one] = twoTabs();
		const { row } = await addHighlight(one, aboutArticle(1), amber);
		await writeNote(one, row, { note: 'x'.repeat(keptNoteLimit + 1), seen: '' });
		const noteOf = async () => (await waitFor(watchBookmarks(one), (rows) => rows.length > 0))[0]?.note;
		expect(await noteOf()).toHaveLength(keptNoteLimit);
		await writeNote(one, row, { note: '', seen: 'x'.repeat(keptNoteLimit) });
		expect(await noteOf()).toBeUndefined();
	});

	test('whose note another tab changed meanwhile keeps both notes, and one that another tab took away comes back with its note', async () => {
		const [one, other] = twoTabs();
		const { row } = await addHighlight(one, aboutArticle(1), amber);
		await writeNote(one, row, { note: 'Mine.', seen: '' });
		await writeNote(other, row, { note: 'Theirs.', seen: 'Mine.' });
		expect(await writeNote(one, row, { note: 'Mine, longer.', seen: 'Mine.' })).toEqual({
			before: 'Theirs.',
			note: 'Mine, longer.\n\nTheirs.'
		});
		// Who takes away a note has not seen what came in its place
		const kept = await writeNote(other, row, { note: '', seen: 'Theirs.' });
		expect(kept.note).toBe('Mine, longer.\n\nTheirs.');
		await removeBookmark(other, row.key);
		await writeNote(one, row, { note: 'Still mine.', seen: kept.note });
		const all = await waitFor(watchBookmarks(one), (rows) => rows.length > 0);
		expect(all).toMatchObject([{ key: row.key, note: 'Still mine.', range: passage }]);
	});

	test('that is not found in a revision is told apart, and found again it is as before', async () => {
		const [one, other] = twoTabs();
		const wish = { ...amber, span: { start: 20, end: 40 } };
		const { key } = (await addHighlight(one, aboutArticle(1), wish, 5)).row;
		const rowNow = async () => (await waitFor(watchBookmarks(other), (rows) => rows.length > 0))[0];
		const before = await rowNow();
		await noteWhereabouts(one, aboutArticle(1).id, 2, new Map());
		expect(await rowNow()).toEqual(before);
		for (const [looked, missing] of [
			[2, 2],
			[4, 4],
			// A tab that has an earlier revision open says nothing new
			[3, 4]
		] as const) {
			await noteWhereabouts(one, aboutArticle(1).id, looked, new Map([[key, undefined]]));
			expect(await rowNow()).toEqual({ ...before, missing });
		}
		await noteWhereabouts(one, aboutArticle(1).id, 3, new Map([[key, { start: 30, end: 50 }]]));
		expect(await rowNow()).toEqual({ ...before, span: { start: 30, end: 50 } });
	});
});
