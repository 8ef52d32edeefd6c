// What is said about pages that were handed over, in English, and the shape of it in every language.
import type { Catalogue } from '../shape.ts';

export const handedWords = {
	heading: 'What is missing, out of a file',
	choose: 'Mend from a file',
	lead: 'Whoever has kept an article of this library as a page can pass that file on. What is missing here comes back out of it, without a network; only what the publisher signed is taken.',
	working: 'Reading what was chosen…',
	back: 'Back on this phone: {articles}, {pictures}.',
	articles: { one: '{count} article', other: '{count} articles' },
	pictures: { one: '{count} picture', other: '{count} pictures' },
	many: 'No more than {count} files are read at once. Choose the others again.',
	large: '{name} is larger than {size}, and was not opened.',
	troubles: {
		here: 'Nothing of {name} is missing here.',
		unlisted: '{name} holds an article, or a version of one, that is not on the list of this phone. It was not taken.',
		stranger: '{name} is signed by another publisher than the one this phone knows. Nothing of it was taken.',
		unproved:
			'Nothing in {name} can be proved: it is no page kept from Shyraq, or it was damaged or changed on the way. Nothing of it was taken.',
		pictures: 'Pictures in {name} are damaged, or not of an article that is here. They were left.',
		rest: 'Not all of {name} was taken: the rest is damaged, not the publisher’s, or not on the list of this phone.',
		unread: '{name} could not be read. Choose it again.'
	}
} satisfies Catalogue;
