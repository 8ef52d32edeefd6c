// The words of the look's choices in Kazakh.
import type { Shape } from '../shape.ts';
import type { lookWords as english } from './en.ts';

export const lookWords: Shape<typeof english> = {
	theme: 'Түстер',
	themes: {
		system: 'Телефондағыдай',
		light: 'Ашық',
		sepia: 'Сепия',
		dark: 'Қараңғы',
		contrast: 'Контрасты',
		black: 'Қара',
		eink: 'Электронды қағаз'
	},
	size: 'Қаріп өлшемі',
	sizes: ['Өте ұсақ', 'Ұсақ', 'Орташа', 'Ірі', 'Ірірек', 'Өте ірі', 'Ең ірі'],
	spacing: 'Жол аралығы',
	spacings: ['Тығыз', 'Орташа', 'Кең'],
	width: 'Жол ені',
	widths: ['Тар', 'Орташа', 'Кең'],
	margins: 'Шеткі жиектер',
	marginNames: ['Тар', 'Орташа', 'Кең', 'Өте кең'],
	family: 'Әріптер',
	families: { serif: 'Кертікті', sans: 'Кертіксіз', easy: 'Оқуға жеңіл' },
	mode: 'Мәтін бойымен жүру',
	modes: { scroll: 'Жылжыту', pages: 'Бет-бетімен' },
	modeHelp:
		'Мәтіннің оң не сол жағын түртіңіз, саусақпен сырғытыңыз немесе көрсеткі пернелерді басыңыз. Ортасын түртсеңіз, жоғарғы жолақ шығады.',
	justify: 'Екі шетін де тегістеу',
	keys: 'Пернелер тіркесімі',
	sample: 'Терезедегі шырақ үйде біреу бар екенін білдіреді.',
	notKept: 'Бұл браузер таңдауды сақтамайды; ол тек осы бетте күшінде.'
};
