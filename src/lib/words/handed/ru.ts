// What is said about pages that were handed over, in Russian.
import type { Shape } from '../shape.ts';
import type { handedWords as en } from './en.ts';

export const handedWords: Shape<typeof en> = {
	choose: 'Восстановить из файла',
	lead: 'Любой, кто сохранил одну из этих статей как страницу, может её передать. Недостающее вернётся из неё без сети; берётся только то, что подписал издатель.',
	working: 'Выбранное читается…',
	back: 'Снова на этом телефоне: {articles}, {pictures}.',
	articles: { one: '{count} статья', few: '{count} статьи', many: '{count} статей', other: '{count} статьи' },
	pictures: {
		one: '{count} картинка',
		few: '{count} картинки',
		many: '{count} картинок',
		other: '{count} картинки'
	},
	many: 'За один раз читается не больше {count} файлов. Остальные выберите ещё раз.',
	large: 'Файл {name} больше {size}, поэтому он не открыт.',
	troubles: {
		here: 'Всё, что есть в {name}, здесь уже есть.',
		unlisted: 'Статьи из {name} или такой её версии нет в списке этого телефона. Она не взята.',
		stranger: 'Файл {name} подписан не тем издателем, которого знает этот телефон. Из него ничего не взято.',
		unproved:
			'В {name} ничего нельзя доказать: это не страница, сохранённая из Shyraq, или она повреждена либо изменена по пути. Из неё ничего не взято.',
		unread: 'Файл {name} не читается. Выберите его ещё раз.'
	}
};
