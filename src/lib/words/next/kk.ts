// The words of the room `next` in Kazakh.
import type { Shape } from '../shape.ts';
import type { nextWords as english } from './en.ts';

export const nextWords: Shape<typeof english> = {
	next: 'Келесі оқылмаған мақала',
	from: 'Осы телефондағы тізімнен; желісіз де ашылады.',
	none: 'Осы телефондағы барлық мақаланы оқи бастағансыз.'
};
