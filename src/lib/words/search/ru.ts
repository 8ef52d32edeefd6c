// The words of the room `search` in Russian.
import type { Shape } from '../shape.ts';
import type { searchWords as english } from './en.ts';

export const searchWords: Shape<typeof english> = {
	lead: 'Поиск идёт по всему, что есть на телефоне, без сети. Набранное остаётся здесь.',
	how: 'Слова в кавычках ищутся так, как стоят рядом. Минус перед словом убирает статьи, где оно есть.',
	found: { one: '{count} статья', few: '{count} статьи', many: '{count} статей', other: '{count} статьи' },
	looking: 'Идёт поиск…',
	progress: 'Пока просмотрено статей: {done} из {total}',
	none: 'На этом телефоне нет статьи со всеми этими словами.',
	tries: ['Меньше слов', 'Только начало слова', 'Другое написание или другой язык'],
	noneChosen: 'На этом языке и из этого источника нет статьи со всеми этими словами.',
	empty: 'На этом телефоне пока нет статей, искать негде.',
	language: 'Язык',
	source: 'Источник',
	all: 'Все',
	order: 'Порядок',
	orders: { best: 'Сначала подходящие', newest: 'Сначала новые' },
	hits: 'Статьи',
	own: 'Ваши закладки и заметки',
	more: 'Показать ещё',
	find: {
		count: '{here} из {count}',
		none: 'Не найдено',
		previous: 'Предыдущее',
		next: 'Следующее',
		close: 'Закрыть поиск'
	}
};
