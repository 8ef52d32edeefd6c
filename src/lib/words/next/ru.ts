// The words of the room `next` in Russian.
import type { Shape } from '../shape.ts';
import type { nextWords as english } from './en.ts';

export const nextWords: Shape<typeof english> = {
	next: 'Следующая непрочитанная статья',
	from: 'Из списка на этом телефоне; откроется и без сети.',
	none: 'Все статьи на этом телефоне уже открывали.'
};
