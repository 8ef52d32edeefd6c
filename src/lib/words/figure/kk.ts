// The words of the room `figure` in Kazakh.
import type { Shape } from '../shape.ts';
import type { figureWords as english } from './en.ts';

export const figureWords: Shape<typeof english> = {
	nearer: 'Жақындату',
	further: 'Алыстату'
};
