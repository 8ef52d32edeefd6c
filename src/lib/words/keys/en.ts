// The words of the room `keys` in English, which is also the shape that every other language fills.
export const keysWords = {
	heading: 'Keyboard shortcuts',
	next: 'Next article',
	previous: 'Previous article',
	bookmark: 'Bookmark the article, or take the bookmark away',
	archive: 'Archive the article in the list, or bring it back',
	finish: 'Mark it as read, or as unread',
	select: 'Select it',
	undo: 'Take back what was done last',
	sift: 'Sort and filter the list',
	outline: 'Contents of the article',
	larger: 'Larger type',
	smaller: 'Smaller type',
	search: 'Search',
	help: 'This list',
	leave: 'Quick exit, where it is switched on in the settings',
	close: 'Close',
	on: 'Shortcuts are on',
	end: 'The list on this phone ends here.'
};
