// The words of the room `next` in English, which is also the shape that every other language fills.
export const nextWords = {
	next: 'Next unread article',
	from: 'From the list on this phone; it opens without a network.',
	none: 'Every article on this phone has been begun.'
};
