// The words of the room `library` in Russian.
import type { Shape } from '../shape.ts';
import type { libraryWords as english } from './en.ts';

export const libraryWords: Shape<typeof english> = {
	close: 'Закрыть',
	state: 'Показать',
	states: {
		all: 'Все',
		unread: 'Непрочитанные',
		begun: 'Начатые',
		saved: 'Сохранённые',
		finished: 'Прочитанные',
		archived: 'В архиве'
	},
	any: 'Все',
	source: 'Источник',
	language: 'Язык',
	tag: 'Тема',
	span: 'Опубликовано',
	spans: {
		any: 'Когда угодно',
		today: 'Сегодня',
		week: 'За последние 7 дней',
		month: 'За последние 30 дней',
		day: 'В один день'
	},
	day: 'День',
	order: 'Порядок',
	orders: {
		publisher: 'Как у издателя',
		newest: 'Сначала новые',
		oldest: 'Сначала старые',
		shortest: 'Сначала короткие',
		longest: 'Сначала длинные',
		read: 'Сначала недавно читанные'
	},
	count: { one: '{count} статья', few: '{count} статьи', many: '{count} статей', other: '{count} статьи' },
	more: {
		one: 'Показать ещё {count}',
		few: 'Показать ещё {count}',
		many: 'Показать ещё {count}',
		other: 'Показать ещё {count}'
	},
	show: 'К списку',
	everything: 'Показать всё',
	change: 'Изменить',
	select: 'Выбрать статьи',
	reading: 'Читается список…',
	noList: 'Списка на этом телефоне ещё нет, упорядочивать нечего. Он придёт с первыми статьями.',
	empties: {
		all: 'Ни одна статья не подходит к выбранному.',
		unread: 'Среди выбранного непрочитанного не осталось.',
		begun: 'Среди выбранного нет начатого и не дочитанного.',
		saved: 'Среди выбранного нет сохранённого.',
		finished: 'Среди выбранного нет прочитанного до конца.',
		archived: 'Среди выбранного в архиве ничего нет.'
	},
	wider: 'Измените выбор или покажите всё.',
	acts: {
		finish: 'Прочитано',
		unread: 'Не прочитано',
		save: 'Сохранить',
		unsave: 'Убрать из сохранённого',
		archive: 'В архив',
		unarchive: 'Вернуть в список'
	},
	done: {
		finish: {
			one: '{count} статья отмечена прочитанной',
			few: '{count} статьи отмечены прочитанными',
			many: '{count} статей отмечено прочитанными',
			other: '{count} статьи отмечены прочитанными'
		},
		unread: {
			one: '{count} статья отмечена непрочитанной',
			few: '{count} статьи отмечены непрочитанными',
			many: '{count} статей отмечено непрочитанными',
			other: '{count} статьи отмечены непрочитанными'
		},
		save: {
			one: '{count} статья сохранена',
			few: '{count} статьи сохранены',
			many: '{count} статей сохранено',
			other: '{count} статьи сохранены'
		},
		unsave: {
			one: '{count} статья убрана из сохранённого',
			few: '{count} статьи убраны из сохранённого',
			many: '{count} статей убрано из сохранённого',
			other: '{count} статьи убраны из сохранённого'
		},
		archive: {
			one: '{count} статья убрана в архив',
			few: '{count} статьи убраны в архив',
			many: '{count} статей убрано в архив',
			other: '{count} статьи убраны в архив'
		},
		unarchive: {
			one: '{count} статья снова в списке',
			few: '{count} статьи снова в списке',
			many: '{count} статей снова в списке',
			other: '{count} статьи снова в списке'
		}
	},
	nothing: 'Так уже и есть.',
	chosen: {
		one: 'Выбрано: {count}',
		few: 'Выбрано: {count}',
		many: 'Выбрано: {count}',
		other: 'Выбрано: {count}'
	},
	allHere: 'Все показанные',
	leave: 'Перестать выбирать',
	offering: 'При открытии предлагать статью, на которой я остановился',
	wasIn: 'Вы читали «{title}».',
	goOn: 'Продолжить'
};
