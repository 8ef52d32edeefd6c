// The words of the room `outbox` in English: what was shared to be saved.
import type { Catalogue, Shape } from '../shape.ts';

export const outboxWords = {
	heading: 'To be saved',
	lead: 'Pages shared with Shyraq. Each goes to the editor’s desk as soon as there is a network.',
	states: {
		asked: 'Shared just now. Send it to the desk?',
		waiting: 'Waiting for the network',
		odd: 'Something else answered in place of the desk; it will be tried again.',
		'sign-in': 'The desk does not know you here: sign in there, and it goes.',
		refused: 'The desk refused it: {sentence}',
		sent: 'Sent to the desk'
	},
	save: 'Save',
	remove: 'Remove',
	again: 'Try again',
	desk: 'Sign in',
	removed: 'Removed.',
	none: 'What was shared holds no web address, so there is nothing to save.',
	full: '{count} addresses wait here already, so this one was not taken. Remove some, and share it again.'
} satisfies Catalogue;

export type OutboxWords = Shape<typeof outboxWords>;
