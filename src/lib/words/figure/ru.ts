// The words of the room `figure` in Russian.
import type { Shape } from '../shape.ts';
import type { figureWords as english } from './en.ts';

export const figureWords: Shape<typeof english> = {
	nearer: 'Ближе',
	further: 'Дальше'
};
