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
	asking: 'Being asked now…',
	answered: 'Last answered: {time}',
	ageless: 'Last answered: {time}. How old its copy is, is not known yet.',
	older: 'Its copy of {day} is older than what is here. Last answered: {time}',
	sameNumber:
		'Its list of {day} has the number of the one that is here, and is another. It was put aside. Last answered: {time}',
	refused:
		'What it gave was refused ({time}), since it is not the publisher’s: it is damaged, or somebody has changed it.',
	odd: 'Last asked: {time}. Something answered there, but it is not this library.',
	address: 'Address of a mirror',
	add: 'Add',
	remove: 'Remove',
	wrong: 'An address begins with https:// and names a server, with nothing after it.',
	known: 'This one is on the list already.',
	many: 'No more than {count} can be added by hand. Remove one that is no longer of use.'
} satisfies Catalogue;

export type MirrorsWords = Shape<typeof mirrorsWords>;
