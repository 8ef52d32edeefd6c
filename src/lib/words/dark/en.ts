// The words of the room `dark` in English: readiness for the dark in points, and the drill.
import type { Catalogue, Shape } from '../shape.ts';

export const darkWords = {
	verdicts: {
		ready: 'This phone is ready.',
		almost: { one: 'Nearly ready: {count} thing is left.', other: 'Nearly ready: {count} things are left.' },
		bare: 'Not ready yet: no article is kept.'
	},
	signs: { good: 'In order', act: 'To do', unknown: 'Not known' },
	of: '{count} of {total}',
	articles: 'Articles',
	reading: '{time} of reading',
	pictures: 'Pictures',
	picturesOut: 'Left out by choice',
	app: 'The app',
	appWhole: 'All of it is on this phone',
	appPart: 'Parts of it are still to come after the articles ({size})',
	missing: 'Still missing',
	missingNone: 'Nothing',
	missingTexts: { one: '{count} article ({size})', other: '{count} articles ({size})' },
	missingPictures: { one: '{count} picture', other: '{count} pictures' },
	atLeast: 'at least {size}',
	newest: 'Newest article',
	home: 'Home screen',
	homeNot: 'Not installed. Browsers clear what is installed last.',
	clock: 'Clock',
	clocks: {
		right: 'Agrees with the publisher’s.',
		plausible: 'Not before the newest article.',
		later: 'It is compared once the publisher answers.',
		fast: 'Fast by {time}. Set it right: with a wrong clock secure connections fail.',
		slow: 'Slow by {time}. Set it right: with a wrong clock secure connections fail.'
	},
	key: 'Publisher’s key',
	keyKnown: 'Known: {name}. Nothing without its signature is let in.',
	keyNot: 'Not known yet; it comes with the first list.',
	checked: 'Read back',
	checkedNot: 'Not yet: a check reads back every byte.',
	drill: {
		heading: 'Try it without the network',
		lead: 'For one minute Shyraq asks no network at all, opens what is kept (of more than {count} articles {count}, chosen by chance), and says what it found.',
		start: 'Try it for a minute',
		end: 'End now',
		left: 'No network for another {time}.',
		proving: 'Opening {done} of {total}…',
		proved: '{articles} of {allArticles} articles and {pictures} of {allPictures} pictures opened without the network.',
		torn: 'What did not open comes again when the network answers.',
		nothing: 'No article is kept yet, so there is nothing to try.',
		leaked: 'Something answered from outside all the same, so nothing is proven. Close the other tabs and try again.',
		meanwhile: 'Open one yourself meanwhile:'
	}
} satisfies Catalogue;

export type DarkWords = Shape<typeof darkWords>;
