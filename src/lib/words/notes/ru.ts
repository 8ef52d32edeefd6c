// The words of the room `notes` in Russian.
import type { Shape } from '../shape.ts';
import type { notesWords as english } from './en.ts';

export const notesWords: Shape<typeof english> = {
	note: 'Примечание {number}'
};
