// The words of the room `keys` in Russian.
import type { Shape } from '../shape.ts';
import type { keysWords as english } from './en.ts';

export const keysWords: Shape<typeof english> = {
	heading: 'Быстрые клавиши',
	next: 'Следующая статья',
	previous: 'Предыдущая статья',
	bookmark: 'Добавить закладку или убрать её',
	archive: 'Убрать статью списка в архив или вернуть её',
	finish: 'Отметить её прочитанной или непрочитанной',
	select: 'Выбрать её',
	undo: 'Отменить последнее действие',
	sift: 'Порядок и отбор в списке',
	outline: 'Содержание статьи',
	larger: 'Шрифт крупнее',
	smaller: 'Шрифт мельче',
	search: 'Поиск',
	help: 'Этот список',
	leave: 'Быстрый выход, если он включён в настройках',
	close: 'Закрыть',
	on: 'Клавиши включены',
	end: 'Список на этом телефоне здесь кончается.'
};
