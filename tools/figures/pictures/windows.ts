// The chart of Kazakhstan's windows of connection: a tower for each day, one lit window for each hour.
import { chartMargin, drawChartFrame, type ChartFrame } from '../chart-frame.ts';
import { label } from '../label.ts';
import { mirror, writeNumber, type Language, type Wording } from '../language.ts';
import { lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, stroke } from '../svg.ts';

const frame: ChartFrame = {
	width: 1600,
	height: 1280,
	title: {
		en: ['Hours with a connection, by day'],
		kk: ['Байланыс болған сағаттар'],
		ru: ['Сколько часов в день была связь'],
		fa: ['ساعت‌های اتصال در هر روز']
	},
	explanation: {
		en: ['Kazakhstan, January 2022. One lit window: 1 hour.'],
		kk: ['Қазақстан, 2022 ж. қаңтар. Бір терезе – 1 сағат.'],
		ru: ['Казахстан, январь 2022. Одно окно – 1 час.'],
		fa: ['قزاقستان، ژانویهٔ ۲۰۲۲. هر پنجرهٔ روشن: ۱ ساعت.']
	},
	source: {
		en: 'Source: net4people/bbs, issue 99',
		kk: 'Дереккөз: net4people/bbs, issue 99',
		ru: 'Источник: net4people/bbs, issue 99',
		fa: 'منبع: net4people/bbs، issue 99'
	}
};

const days: readonly { readonly day: number; readonly hours: number }[] = [
	{ day: 5, hours: 4.5 },
	{ day: 6, hours: 3.5 },
	{ day: 7, hours: 3.5 },
	{ day: 8, hours: 7.5 },
	{ day: 9, hours: 3.5 }
];

const month: Wording = { en: 'Jan', kk: 'қаңтар', ru: 'января', fa: 'ژانویه' };
/** Every value has a half in it, so Russian wants its genitive singular throughout. */
const hour: Wording = { en: 'hours', kk: 'сағат', ru: 'часа', fa: 'ساعت' };

const hourHeight = 84;
const towerWidth = 188;
const ground = frame.height - 210;

/** One hour's window with its cross of bars; `share` is 0.5 for half an hour. */
function drawWindow(x: number, top: number, share: number): string {
	const gap = 10;
	const tall = hourHeight * share - gap;
	const middle = x + towerWidth / 2;
	return [
		box(x + 14, top + gap / 2, towerWidth - 28, tall, lamp.amber),
		box(x + 14, top + gap / 2, towerWidth - 28, tall * 0.38, lamp.pale),
		stroke(`M${middle} ${top + gap / 2}v${tall}`, lamp.dusk, 8, { strokeLinecap: 'butt' })
	].join('');
}

function drawTower(language: Language, index: number, day: number, hours: number): string {
	const pitch = (frame.width - 2 * chartMargin) / days.length;
	const middle = mirror(language, frame.width, chartMargin + pitch * (index + 0.5));
	const x = middle - towerWidth / 2;
	const top = ground - hours * hourHeight;
	const whole = Math.floor(hours);
	const windows = Array.from({ length: whole }, (_, floor) => drawWindow(x, ground - (floor + 1) * hourHeight, 1));
	if (hours > whole) windows.push(drawWindow(x, top, hours - whole));
	const centred = { language, x: middle, anchor: 'middle' } as const;
	return [
		box(x, top, towerWidth, ground - top, lamp.dusk),
		...windows,
		label({
			...centred,
			text: writeNumber(language, hours),
			y: top - 86,
			size: 92,
			face: 'serif',
			bold: true,
			fill: lamp.pale
		}),
		label({ ...centred, text: hour[language], y: top - 24, size: 52, fill: lamp.pale, room: pitch - 30 }),
		label({
			...centred,
			text: `${writeNumber(language, day)} ${month[language]}`,
			y: ground + 76,
			size: 58,
			fill: paper.plain,
			room: pitch - 10
		})
	].join('');
}

function draw(language: Language): string {
	return [
		drawChartFrame(language, frame),
		...days.map(({ day, hours }, index) => drawTower(language, index, day, hours)),
		stroke(`M${chartMargin} ${ground}H${frame.width - chartMargin}`, night.mist, 5, { strokeLinecap: 'butt' })
	].join('');
}

export const windows: Picture = { kind: 'worded', name: 'windows', width: frame.width, height: frame.height, draw };
