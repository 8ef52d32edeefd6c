// What is said about highlights and notes in Russian.
import type { Shape } from '../shape.ts';
import type { marksWords as en } from './en.ts';

export const marksWords: Shape<typeof en> = {
	heading: 'Выделения и заметки',
	bar: 'Отметить эти слова',
	offered: 'Слова выбраны. Цвета, заметка и копирование — на панели внизу страницы.',
	colours: {
		amber: 'Жёлтый, подчёркнутый',
		green: 'Зелёный, штриховая линия',
		blue: 'Синий, двойная линия',
		rose: 'Розовый, точечная линия'
	},
	note: 'Заметка',
	noteHint: 'Что вы хотите запомнить?',
	keep: 'Сохранить',
	cancel: 'Отмена',
	close: 'Закрыть',
	copy: 'Скопировать с источником',
	copied: 'Скопировано вместе с источником.',
	notCopied: 'Браузер не разрешает этой странице копировать. Скопируйте слова через его меню.',
	quoted: '«{text}»',
	remove: 'Убрать',
	added: 'Выделено.',
	removed: 'Выделение убрано.',
	noteKept: 'Заметка сохранена.',
	noteRemoved: 'Заметка убрана.',
	addSentence: 'Выделить предложение вверху экрана',
	addSelection: 'Выделить выбранное',
	none: 'В этой статье пока ничего не выделено. Выберите слова в тексте или нажмите кнопку выше.',
	notShown: 'Этот браузер не может показать выделения в тексте. Они хранятся и перечислены здесь.',
	missing: 'Этого в тексте больше нет: статью с тех пор исправили.',
	notFound: 'Чего-то, что вы выделили, в тексте больше нет: статью с тех пор исправили. В вашем списке оно остаётся.',
	article: 'Закладка',
	highlight: 'Выделение',
	made: 'Отмечено {age}',
	kind: 'Показать',
	kinds: { all: 'Всё', article: 'Закладки', highlight: 'Выделения', note: 'Заметки' },
	colour: 'Цвет',
	anyColour: 'Любой',
	order: 'Порядок',
	orders: { date: 'Сначала новые', article: 'По статьям' },
	count: {
		one: '{count} отметка',
		few: '{count} отметки',
		many: '{count} отметок',
		other: '{count} отметки'
	},
	more: {
		one: 'Показать ещё {count}',
		few: 'Показать ещё {count}',
		many: 'Показать ещё {count}',
		other: 'Показать ещё {count}'
	},
	export: 'Взять это с собой файлом',
	form: 'Вид файла',
	forms: { markdown: 'Markdown, для чтения', annotations: 'JSON-LD, для других программ' },
	download: 'Сохранить файл',
	share: 'Поделиться',
	notShared: 'Телефон не смог передать файл. Сохраните его.'
};
