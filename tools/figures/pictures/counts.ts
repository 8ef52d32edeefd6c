// The chart of shutdowns counted in the world, 2022 to 2024, with the number of countries in each bar.
import { chartMargin, chartTop, drawChartFrame, type ChartFrame } from '../chart-frame.ts';
import { label } from '../label.ts';
import { mirror, readsFromRight, writeNumber, type Language, type Wording } from '../language.ts';
import { ink, lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, stroke } from '../svg.ts';

const frame: ChartFrame = {
	width: 1600,
	height: 1080,
	title: {
		en: ['Internet shutdowns in the world'],
		kk: ['Әлемде интернетті өшіру саны'],
		ru: ['Отключения интернета в мире'],
		fa: ['قطع اینترنت در جهان']
	},
	explanation: {
		en: ['How many were counted, and in how many countries'],
		kk: ['Бір жылда неше рет және неше елде'],
		ru: ['Сколько за год и в скольких странах'],
		fa: ['در هر سال چند بار و در چند کشور']
	},
	source: {
		en: 'Source: Access Now, #KeepItOn',
		kk: 'Дереккөз: Access Now, #KeepItOn',
		ru: 'Источник: Access Now, #KeepItOn',
		fa: 'منبع: Access Now، #KeepItOn'
	}
};

const years: readonly { readonly year: number; readonly shutdowns: number; readonly countries: number }[] = [
	{ year: 2022, shutdowns: 201, countries: 40 },
	{ year: 2023, shutdowns: 283, countries: 39 },
	{ year: 2024, shutdowns: 296, countries: 54 }
];

const inCountries: Wording<(count: string) => string> = {
	en: (count) => `in ${count} countries`,
	kk: (count) => `${count} елде`,
	ru: (count) => `в ${count} странах`,
	fa: (count) => `در ${count} کشور`
};

const zero = 290;
const pixelsForOne = (frame.width - chartMargin - zero) / 296;
const barHeight = 150;
const pitch = 194;

function drawYear(language: Language, row: number, { year, shutdowns, countries }: (typeof years)[number]): string {
	const top = chartTop + 10 + row * pitch;
	const long = shutdowns * pixelsForOne;
	const start = mirror(language, frame.width, zero);
	const left = readsFromRight(language) ? start - long : start;
	const base = top + barHeight / 2;
	const place = (x: number): number => mirror(language, frame.width, x);
	return [
		box(left, top, long, barHeight, lamp.amber),
		box(left, top + barHeight - 12, long, 12, lamp.deep),
		label({
			text: writeNumber(language, year),
			language,
			x: place(chartMargin),
			y: base + 20,
			size: 66,
			fill: paper.plain,
			room: 195
		}),
		label({
			text: writeNumber(language, shutdowns),
			language,
			x: place(zero + 32),
			y: base + 34,
			size: 100,
			face: 'serif',
			bold: true,
			fill: ink
		}),
		label({
			text: inCountries[language](writeNumber(language, countries)),
			language,
			x: place(zero + long - 32),
			y: base + 20,
			size: 58,
			fill: '#3a2410',
			anchor: 'end',
			room: 500
		})
	].join('');
}

function draw(language: Language): string {
	const x = mirror(language, frame.width, zero);
	const bottom = chartTop + 10 + years.length * pitch - 20;
	return [
		drawChartFrame(language, frame),
		...years.map((year, row) => drawYear(language, row, year)),
		stroke(`M${x} ${chartTop - 12}V${bottom}`, night.mist, 5, { strokeLinecap: 'butt' })
	].join('');
}

export const counts: Picture = { kind: 'worded', name: 'counts', width: frame.width, height: frame.height, draw };
