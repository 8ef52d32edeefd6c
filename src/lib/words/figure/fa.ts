// The words of the room `figure` in Persian.
import type { Shape } from '../shape.ts';
import type { figureWords as english } from './en.ts';

export const figureWords: Shape<typeof english> = {
	nearer: 'نزدیک‌تر',
	further: 'دورتر'
};
