// The tall drawing of a phone made ready: a ticked list on its screen, and below it what belongs beside the phone.
import { label } from '../label.ts';
import { mirror, type Language, type Wording } from '../language.ts';
import { ink, lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';
import { carve, steppedGlow } from '../texture.ts';
import { chanceFrom } from '../chance.ts';
import { charger, memoryCard, numbersCard, powerBank, torch } from './belongings.ts';
import { lampMark } from '../mark.ts';
import { tick } from './signs.ts';

const width = 1200;
const height = 1800;
const middle = width / 2;
const table = 1060;

/** The phone's glass: left, top, width and height. */
const glass = { left: 262, top: 76, wide: 676, tall: 1040 } as const;

const list: readonly Wording<readonly string[]>[] = [
	{ en: ['App installed'], kk: ['Қолданба', 'орнатылды'], ru: ['Приложение', 'установлено'], fa: ['برنامه نصب شد'] },
	{ en: ['Articles kept'], kk: ['Мақалалар', 'сақталды'], ru: ['Статьи', 'сохранены'], fa: ['مقاله‌ها ذخیره شد'] },
	{
		en: ['Tried in', 'flight mode'],
		kk: ['Ұшақ режимінде', 'тексерілді'],
		ru: ['Проверено', 'в авиарежиме'],
		fa: ['در حالت هواپیما', 'آزموده شد']
	},
	{ en: ['Battery full'], kk: ['Қуаты толық'], ru: ['Заряд полный'], fa: ['باتری پر است'] }
];

/** The two rows of things on the table, by the middle of each. */
const upperRow = 1278;
const lowerRow = 1566;

type Thing = {
	readonly x: number;
	readonly y: number;
	readonly name: Wording<readonly string[]>;
	readonly sign: (x: number, y: number) => string;
};

const things: readonly Thing[] = [
	{ x: 200, y: upperRow, sign: charger, name: { en: ['Charger'], kk: ['Қуаттағыш'], ru: ['Зарядка'], fa: ['شارژر'] } },
	{
		x: 600,
		y: upperRow,
		sign: powerBank,
		name: { en: ['Power bank'], kk: ['Пауэрбанк'], ru: ['Пауэрбанк'], fa: ['پاوربانک'] }
	},
	{ x: 1000, y: upperRow, sign: torch, name: { en: ['Torch'], kk: ['Қол шам'], ru: ['Фонарик'], fa: ['چراغ‌قوه'] } },
	{
		x: 340,
		y: lowerRow,
		sign: numbersCard,
		name: { en: ['Numbers on paper'], kk: ['Қағаздағы нөмірлер'], ru: ['Номера на бумаге'], fa: ['شماره‌ها روی کاغذ'] }
	},
	{
		x: 860,
		y: lowerRow,
		sign: memoryCard,
		name: { en: ['Memory card'], kk: ['Жад картасы'], ru: ['Карта памяти'], fa: ['کارت حافظه'] }
	}
];

function drawPhone(language: Language): string {
	const { left, top, wide, tall } = glass;
	const start = mirror(language, width, left + 92);
	const words = mirror(language, width, left + 168);
	const rows = list.map((wording, row) => {
		const lines = wording[language];
		const y = top + 402 + row * 182;
		const first = lines.length === 1 ? y + 19 : y - 14;
		return [
			row > 0 ? stroke(`M${left + 50} ${y - 91}H${left + wide - 50}`, paper.worn, 3) : '',
			tick(start, y, 0.82),
			label({ text: lines, language, x: words, y: first, size: 53, bold: true, fill: ink, room: wide - 180 })
		].join('');
	});
	return [
		box(left - 26, top - 26, wide + 52, tall + 52, night.deep, { rx: 84 }),
		box(left - 22, top - 22, wide + 44, tall + 44, night.far, { rx: 80 }),
		box(left - 12, top - 12, wide + 24, tall + 24, '#080b12', { rx: 72 }),
		box(left, top, wide, tall, paper.plain, { rx: 60 }),
		shape(
			`M${left} ${top + 292}V${top + 60}A60 60 0 0 1 ${left + 60} ${top}H${left + wide - 60}A60 60 0 0 1 ${left + wide} ${top + 60}V${top + 292}Z`,
			night.ground
		),
		steppedGlow(middle, top + 142, 150, 4, lamp.amber, 0.09),
		group({ transform: `translate(${middle - 118} ${top + 32}) scale(0.46)` }, lampMark()),
		disc(middle, top + 24, 9, night.far),
		...rows
	].join('');
}

function drawTable(): string {
	const chance = chanceFrom(3);
	return [
		box(0, 0, width, height, night.ground),
		steppedGlow(middle, 560, 680, 8, lamp.amber, 0.028),
		box(0, table, width, height - table, '#2a2019'),
		box(0, table, width, 10, lamp.ember),
		carve(
			chance,
			{ x: -40, y: table + 10, width: 1280, height: 660 },
			{ count: 90, colour: '#1f1712', length: [40, 200], width: 4, angle: 0, stray: 1, opacity: 0.9 }
		),
		carve(
			chance,
			{ x: -40, y: table + 10, width: 1280, height: 660 },
			{ count: 40, colour: '#3a2c20', length: [40, 160], width: 4, angle: 0, stray: 1, opacity: 0.9 }
		)
	].join('');
}

function drawThing(language: Language, { x, y, name, sign }: Thing): string {
	const place = mirror(language, width, x);
	return (
		sign(place, y) +
		label({
			text: name[language],
			language,
			x: place,
			y: y + 158,
			size: 50,
			anchor: 'middle',
			fill: paper.white,
			room: y === upperRow ? 390 : 560,
			rim: '#2a2019'
		})
	);
}

function draw(language: Language): string {
	return drawTable() + drawPhone(language) + things.map((thing) => drawThing(language, thing)).join('');
}

export const phoneReady: Picture = { kind: 'worded', name: 'phone-ready', width, height, draw };
