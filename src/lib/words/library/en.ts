// The words of the room `library` in English, which is also the shape that every other language fills.
import type { Catalogue } from '../shape.ts';

export const libraryWords = {
	close: 'Close',
	state: 'Show',
	states: {
		all: 'All',
		unread: 'Unread',
		begun: 'In progress',
		saved: 'Saved',
		finished: 'Finished',
		archived: 'Archived'
	},
	any: 'All',
	source: 'Source',
	language: 'Language',
	tag: 'Topic',
	span: 'Published',
	spans: {
		any: 'At any time',
		today: 'Today',
		week: 'In the last 7 days',
		month: 'In the last 30 days',
		day: 'On a day'
	},
	day: 'Day',
	order: 'Order',
	orders: {
		publisher: 'As the publisher has it',
		newest: 'Newest first',
		oldest: 'Oldest first',
		shortest: 'Shortest first',
		longest: 'Longest first',
		read: 'Last read first'
	},
	count: { one: '{count} article', other: '{count} articles' },
	more: { one: 'Show {count} more', other: 'Show {count} more' },
	show: 'Show the list',
	everything: 'Show everything',
	change: 'Change',
	select: 'Select articles',
	reading: 'Reading the list…',
	noList: 'The list is not on this phone yet, so there is nothing to sort. It comes with the first articles.',
	empties: {
		all: 'No article fits what was chosen.',
		unread: 'Of what was chosen nothing is left unread.',
		begun: 'Of what was chosen nothing is begun and unfinished.',
		saved: 'Of what was chosen nothing is saved.',
		finished: 'Of what was chosen nothing is read to the end.',
		archived: 'Of what was chosen nothing is archived.'
	},
	wider: 'Change what is chosen, or show everything.',
	acts: {
		finish: 'Mark as read',
		unread: 'Mark as unread',
		save: 'Save',
		unsave: 'Remove from saved',
		archive: 'Archive',
		unarchive: 'Back to the list'
	},
	done: {
		finish: { one: '{count} article marked as read', other: '{count} articles marked as read' },
		unread: { one: '{count} article marked as unread', other: '{count} articles marked as unread' },
		save: { one: '{count} article saved', other: '{count} articles saved' },
		unsave: { one: '{count} article removed from saved', other: '{count} articles removed from saved' },
		archive: { one: '{count} article archived', other: '{count} articles archived' },
		unarchive: { one: '{count} article back in the list', other: '{count} articles back in the list' }
	},
	nothing: 'It is so already.',
	chosen: { one: '{count} selected', other: '{count} selected' },
	allHere: 'All shown',
	leave: 'Stop selecting',
	offering: 'When the app opens, offer the article I was in',
	wasIn: 'You were reading “{title}”.',
	goOn: 'Go on'
} satisfies Catalogue;
