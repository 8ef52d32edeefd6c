// The words of the room `mirrors` in English: mirrors, added and taken away.
import type { Catalogue, Shape } from '../shape.ts';

export const mirrorsWords = {
	heading: 'Mirrors',
	lead: 'Other servers with the same library, asked when the publisher does not answer. Nothing is believed without the publisher’s signature.',
	none: 'None is known yet.',
	named: 'Named by the publisher',
	byHand: 'Added by hand',
	copy: 'Copy of {day}',
	silent: 'Not asked yet',
	tried:
		'Last tried {time}: nothing could be read. Perhaps it is off, or its server does not let pages of other addresses read it; whoever runs it can allow that.',
	answered: 'Answered last',
	address: 'Address of a mirror',
	add: 'Add',
	remove: 'Remove',
	wrong: 'An address begins with https:// and names a server, with nothing after it.',
	known: 'This one is on the list already.'
} satisfies Catalogue;

export type MirrorsWords = Shape<typeof mirrorsWords>;
