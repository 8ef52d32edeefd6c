// The words of the room `notes` in Persian.
import type { Shape } from '../shape.ts';
import type { notesWords as english } from './en.ts';

export const notesWords: Shape<typeof english> = {
	note: 'یادداشت {number}'
};
