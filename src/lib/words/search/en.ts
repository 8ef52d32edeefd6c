// The words of the room `search` in English: what is found on this phone, and in the article that is open.
import type { Catalogue } from '../shape.ts';

export const searchWords = {
	lead: 'Everything on this phone is searched, without a network. What you type stays here.',
	how: 'Words between quotation marks are found as they stand together. A word right after a minus sign leaves out the articles that have it.',
	found: { one: '{count} article', other: '{count} articles' },
	looking: 'Searching…',
	progress: '{done} of {total} articles searched so far',
	notKept: 'This phone has no room for the search index. Search works now, and is made ready anew at each visit.',
	none: 'Nothing on this phone has all of these words.',
	tries: ['Fewer words', 'Only the beginning of a word', 'Another spelling, or another language'],
	noneChosen: 'Nothing of this language and source has all of these words.',
	empty: 'No articles are on this phone yet, so there is nothing to search.',
	language: 'Language',
	source: 'Source',
	all: 'All',
	order: 'Order',
	orders: { best: 'Best first', newest: 'Newest first' },
	hits: 'Articles',
	own: 'Your bookmarks and notes',
	more: 'Show more',
	find: {
		count: '{here} of {count}',
		none: 'Not found',
		previous: 'The one before',
		next: 'The next one',
		close: 'Stop finding'
	}
} satisfies Catalogue;
