// What is said about an article as a file, in Kazakh.
import type { Shape } from '../shape.ts';
import type { fileWords as en } from './en.ts';

export const fileWords: Shape<typeof en> = {
	form: 'Файлдың түрі',
	forms: { epub: 'Кітап', page: 'Веб-бет', markdown: 'Жай мәтін' },
	uses: {
		epub: 'EPUB, оқу қолданбалары мен электрондық кітапқа арналған',
		page: 'HTML, кез келген құрылғының браузерінде ашылады',
		markdown: 'Markdown, жазбалар мен редакторларға арналған'
	},
	pictures: 'Суреттерімен',
	size: 'Көлемі: {size}',
	lacking: {
		one: '{count} сурет бұл телефонда жоқ, орнында оның сипаттамасы тұр.',
		other: '{count} сурет бұл телефонда жоқ, орындарында олардың сипаттамасы тұр.'
	},
	working: 'Файл дайындалып жатыр…',
	trouble: 'Файл жасалмады. Суреттерсіз таңдаңыз немесе мұны жауып, қайта көріңіз.',
	notShared: 'Телефон файлды бере алмады. Оның орнына сақтаңыз.',
	noText: 'Мәтін бұл телефонда бүтін емес, сондықтан одан файл жасау мүмкін емес. Желі жауап бергенде қайта ашыңыз.',
	save: 'Сақтау',
	share: 'Бөлісу',
	print: 'Басып шығару не PDF'
};
