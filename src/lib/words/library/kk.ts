// The words of the room `library` in Kazakh.
import type { Shape } from '../shape.ts';
import type { libraryWords as english } from './en.ts';

export const libraryWords: Shape<typeof english> = {
	close: 'Жабу',
	state: 'Көрсету',
	states: {
		all: 'Барлығы',
		unread: 'Оқылмаған',
		begun: 'Басталған',
		saved: 'Сақталған',
		finished: 'Оқылған',
		archived: 'Мұрағатта'
	},
	any: 'Барлығы',
	source: 'Дереккөз',
	language: 'Тіл',
	tag: 'Тақырып',
	span: 'Жарияланған кезі',
	spans: {
		any: 'Кез келген уақытта',
		today: 'Бүгін',
		week: 'Соңғы 7 күнде',
		month: 'Соңғы 30 күнде',
		day: 'Белгілі бір күні'
	},
	day: 'Күні',
	order: 'Реті',
	orders: {
		publisher: 'Баспагердегідей',
		newest: 'Жаңасы бірінші',
		oldest: 'Ескісі бірінші',
		shortest: 'Қысқасы бірінші',
		longest: 'Ұзағы бірінші',
		read: 'Жақында оқылғаны бірінші'
	},
	count: { one: '{count} мақала', other: '{count} мақала' },
	more: { one: 'Тағы {count} көрсету', other: 'Тағы {count} көрсету' },
	show: 'Тізімге өту',
	everything: 'Бәрін көрсету',
	change: 'Өзгерту',
	select: 'Мақалаларды таңдау',
	reading: 'Тізім оқылуда…',
	noList: 'Тізім бұл телефонда әлі жоқ, реттейтін ештеңе жоқ. Ол алғашқы мақалалармен бірге келеді.',
	empties: {
		all: 'Таңдауға сай мақала жоқ.',
		unread: 'Таңдалғандардың ішінде оқылмағаны қалмады.',
		begun: 'Таңдалғандардың ішінде басталып, аяқталмағаны жоқ.',
		saved: 'Таңдалғандардың ішінде сақталғаны жоқ.',
		finished: 'Таңдалғандардың ішінде соңына дейін оқылғаны жоқ.',
		archived: 'Таңдалғандардың ішінде мұрағатта ештеңе жоқ.'
	},
	wider: 'Таңдауды өзгертіңіз немесе бәрін көрсетіңіз.',
	acts: {
		finish: 'Оқылды',
		unread: 'Оқылмады',
		save: 'Сақтау',
		unsave: 'Сақталғаннан алу',
		archive: 'Мұрағатқа',
		unarchive: 'Тізімге қайтару'
	},
	done: {
		finish: { one: '{count} мақала оқылды деп белгіленді', other: '{count} мақала оқылды деп белгіленді' },
		unread: { one: '{count} мақала оқылмады деп белгіленді', other: '{count} мақала оқылмады деп белгіленді' },
		save: { one: '{count} мақала сақталды', other: '{count} мақала сақталды' },
		unsave: { one: '{count} мақала сақталғаннан алынды', other: '{count} мақала сақталғаннан алынды' },
		archive: { one: '{count} мақала мұрағатқа салынды', other: '{count} мақала мұрағатқа салынды' },
		unarchive: { one: '{count} мақала тізімге қайтарылды', other: '{count} мақала тізімге қайтарылды' }
	},
	nothing: 'Онсыз да солай.',
	chosen: { one: '{count} таңдалды', other: '{count} таңдалды' },
	allHere: 'Көрінгеннің бәрі',
	leave: 'Таңдауды тоқтату',
	offering: 'Қолданба ашылғанда тоқтаған мақаламды ұсыну',
	wasIn: 'Сіз «{title}» мақаласын оқып отырдыңыз.',
	goOn: 'Жалғастыру'
};
