// What a reader marked and wrote, as it is found: every word in the title, the words marked or the note, and no fewer than there are.
import { expect, test } from 'vitest';
import { findOwn, type OwnText } from '#lib/pages/search/own-texts.ts';
import { readQuery } from '#lib/search/query.ts';

const text = (key: string, title: string, ...texts: string[]): OwnText => ({
	key,
	address: `/read/${key}`,
	language: 'en',
	title,
	texts,
	at: 0
});
const find = (own: readonly OwnText[], typed: string): string[] => findOwn(own, readQuery(typed)).map(({ key }) => key);

test('each word may stand in another part, and a word that is left out in none', () => {
	const own = [
		text('a', 'The well', 'deep water', 'Ask Mother about it.'),
		text('b', 'The well', 'deep water'),
		text('c', 'Bread', 'baked at night', 'Ask the baker.')
	];
	expect(find(own, 'well mother')).toEqual(['a']);
	expect(find(own, 'well -mother')).toEqual(['b']);
	expect(find(own, 'ask')).toEqual(['a', 'c']);
	expect(find(own, '"deep water"')).toEqual(['a', 'b']);
	expect(find(own, '-mother')).toEqual([]);
});

test('all are found, however many there are', () => {
	const own = Array.from({ length: 40 }, (_, at) => text(`n${at}`, 'The well', '', `Note ${at} of the diver.`));
	expect(find(own, 'diver')).toHaveLength(40);
	expect(
		findOwn(own, readQuery('diver'))[0]
			?.texts.at(-1)
			?.some(({ isHit }) => isHit)
	).toBe(true);
});
