// The diagram of the interception: phone, interceptor with a false certificate, site; two locked lines with an open letter between them.
import { label } from '../label.ts';
import { mirror, type Language, type Wording } from '../language.ts';
import { clay, lamp, night, paper, sage } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';
import { certificate as sheetOf, cross, padlock, smallPhone, tick } from './signs.ts';

const width = 1600;
const height = 1160;
const line = 430;
const places = { phone: 168, first: 464, interceptor: 800, second: 1136, site: 1432 } as const;

const phone: Wording = { en: 'Phone', kk: 'Телефон', ru: 'Телефон', fa: 'گوشی' };
const interceptor: Wording = { en: 'Interceptor', kk: 'Тыңдаушы', ru: 'Посредник', fa: 'شنودگر' };
const site: Wording = { en: 'Site', kk: 'Сайт', ru: 'Сайт', fa: 'سایت' };
const falseOne: Wording<readonly string[]> = {
	en: ['false', 'certificate'],
	kk: ['жалған', 'сертификат'],
	ru: ['поддельный', 'сертификат'],
	fa: ['گواهی', 'جعلی']
};
const trueOne: Wording<readonly string[]> = {
	en: ['true', 'certificate'],
	kk: ['шын', 'сертификат'],
	ru: ['настоящий', 'сертификат'],
	fa: ['گواهی', 'اصلی']
};
const reads: Wording<readonly string[]> = {
	en: ['Both locks are closed,', 'yet everything is read in the middle'],
	kk: ['Екі құлып та жабық,', 'бірақ ортада бәрі оқылады'],
	ru: ['Оба замка закрыты,', 'но посередине всё прочитано'],
	fa: ['هر دو قفل بسته است،', 'اما در میانه همه چیز خوانده می‌شود']
};

/** A watching eye above an opened letter. */
function drawInterceptor(x: number, y: number): string {
	return group(
		{ transform: `translate(${x} ${y})` },
		box(-150, -250, 300, 500, night.mid),
		box(-150, -250, 300, 12, clay.plain),
		shape('M-110 -130Q0 -222 110 -130Q0 -38 -110 -130Z', paper.plain),
		disc(0, -130, 42, clay.plain),
		disc(0, -130, 20, '#1a1712'),
		disc(10, -142, 8, paper.white),
		// The letter: flap up, the page drawn out of it.
		shape('M-120 40L0 -34L120 40V190H-120Z', paper.dark),
		box(-92, -8, 184, 150, paper.white),
		stroke('M-66 28H66M-66 58H66M-66 88H30', paper.dark, 11, { strokeLinecap: 'butt' }),
		shape('M-120 60L0 138L120 60V200H-120Z', paper.worn),
		stroke('M-120 60L0 138L120 60', paper.shade, 5)
	);
}

function drawSite(x: number, y: number): string {
	return group(
		{ transform: `translate(${x} ${y})` },
		...[-130, 0, 130].map(
			(row) =>
				box(-110, row - 56, 220, 112, paper.worn) +
				box(-110, row + 40, 220, 16, paper.shade) +
				stroke(`M-78 ${row - 8}H20`, night.mid, 12) +
				disc(56, row - 8, 12, sage.deep) +
				disc(88, row - 8, 12, lamp.deep)
		)
	);
}

function draw(language: Language): string {
	const at = (x: number): number => mirror(language, width, x);
	const named = { language, anchor: 'middle', bold: true, size: 62, y: 780, fill: paper.white } as const;
	const small = { language, anchor: 'middle', size: 52, y: 590 } as const;
	const cable = (from: number, to: number, colour: string, dashes?: string): string =>
		stroke(`M${at(from)} ${line}H${at(to)}`, colour, 20, { strokeLinecap: 'butt', strokeDasharray: dashes });
	const screen =
		stroke('M-62 -110H40', lamp.amber, 14, { strokeLinecap: 'butt' }) +
		stroke('M-62 -60H62M-62 -26H62M-62 8H62M-62 42H20', paper.shade, 10, { strokeLinecap: 'butt' });
	return [
		box(0, 0, width, height, night.ground),
		cable(places.phone, places.interceptor, clay.plain, '34 16'),
		cable(places.interceptor, places.site, sage.plain),
		smallPhone(at(places.phone), line, 1.05, screen),
		drawInterceptor(at(places.interceptor), line),
		drawSite(at(places.site), line),
		padlock(at(places.first), line - 6, 0.86, paper.worn),
		padlock(at(places.second), line - 6, 0.86, paper.worn),
		sheetOf(at(places.first), 230, 1.16, false),
		sheetOf(at(places.second), 230, 1.16, true),
		cross(at(places.first) - 112, 150, 0.66),
		tick(at(places.second) - 112, 150, 0.6),
		label({ ...small, text: falseOne[language], x: at(places.first), fill: clay.pale, room: 366 }),
		label({ ...small, text: trueOne[language], x: at(places.second), fill: sage.pale, room: 366 }),
		label({ ...named, text: phone[language], x: at(places.phone), room: 360 }),
		label({ ...named, text: interceptor[language], x: at(places.interceptor), room: 460 }),
		label({ ...named, text: site[language], x: at(places.site), room: 360 }),
		box(0, 880, width, height - 880, night.near),
		label({
			text: reads[language],
			language,
			x: width / 2,
			y: 990,
			size: 58,
			fill: lamp.pale,
			anchor: 'middle',
			room: width - 100
		})
	].join('');
}

export const certificate: Picture = { kind: 'worded', name: 'certificate', width, height, draw };
