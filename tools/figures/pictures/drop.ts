// The chart of the cut: what there was before, and the sliver that was left after it, on one scale from zero.
import { chartMargin, drawChartFrame, type ChartFrame } from '../chart-frame.ts';
import { label } from '../label.ts';
import { mirror, writePercent, type Language, type Wording } from '../language.ts';
import { clay, lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, stroke } from '../svg.ts';

const frame: ChartFrame = {
	width: 1600,
	height: 1280,
	title: {
		en: ['Connection in Kazakhstan,', '5 January 2022'],
		kk: ['Қазақстандағы байланыс,', '2022 жылғы 5 қаңтар'],
		ru: ['Связь в Казахстане', '5 января 2022 года'],
		fa: ['اتصال اینترنت در قزاقستان،', '۵ ژانویهٔ ۲۰۲۲']
	},
	explanation: {
		en: ['All networks cut from about 10:30 UTC'],
		kk: ['Барлық желі шамамен 10:30-да (UTC) өшірілді'],
		ru: ['Все сети отключены примерно с 10:30 UTC'],
		fa: ['همهٔ شبکه‌ها از حدود ۱۰:۳۰ UTC قطع شد']
	},
	source: {
		en: 'Source: Cloudflare Radar, NetBlocks',
		kk: 'Дереккөз: Cloudflare Radar, NetBlocks',
		ru: 'Источник: Cloudflare Radar, NetBlocks',
		fa: 'منبع: Cloudflare Radar، NetBlocks'
	}
};

const before: Wording = { en: 'before the cut', kk: 'өшірілгенге дейін', ru: 'до отключения', fa: 'پیش از قطع' };
const after: Wording = { en: 'after the cut', kk: 'өшірілгеннен кейін', ru: 'после отключения', fa: 'پس از قطع' };
const about: Wording = { en: 'about', kk: 'шамамен', ru: 'около', fa: 'حدود' };

const ground = frame.height - 210;
const wholeHeight = 560;
const barWidth = 430;
const places = { before: 430, after: 1170 } as const;

function drawBar(language: Language, place: number, percent: number, fill: string): string {
	const tall = (wholeHeight * percent) / 100;
	return box(mirror(language, frame.width, place) - barWidth / 2, ground - tall, barWidth, tall, fill);
}

/** Fine lines across the full bar, one for each tenth: depth, and a scale to hold the sliver against. */
function drawTenths(language: Language): string {
	const x = mirror(language, frame.width, places.before) - barWidth / 2;
	return Array.from({ length: 9 }, (_, tenth) =>
		stroke(`M${x} ${ground - ((tenth + 1) * wholeHeight) / 10}h${barWidth}`, lamp.deep, 3, { strokeLinecap: 'butt' })
	).join('');
}

function drawWords(language: Language): string {
	const firstX = mirror(language, frame.width, places.before);
	const secondX = mirror(language, frame.width, places.after);
	const centred = { language, anchor: 'middle' } as const;
	// Persian writes the word for per cent, which needs the room of three more letters.
	const great = { ...centred, face: 'serif', bold: true, size: language === 'fa' ? 92 : 130 } as const;
	return [
		label({ ...great, text: writePercent(language, 100), x: firstX, y: ground - wholeHeight - 40, fill: lamp.pale }),
		label({ ...great, text: writePercent(language, 2), x: secondX, y: ground - 60, fill: clay.pale }),
		label({ ...centred, text: about[language], x: secondX, y: ground - 192, size: 58, fill: paper.worn }),
		label({ ...centred, text: before[language], x: firstX, y: ground + 76, size: 60, room: 640 }),
		label({ ...centred, text: after[language], x: secondX, y: ground + 76, size: 60, room: 640 })
	].join('');
}

function draw(language: Language): string {
	const edge = mirror(language, frame.width, places.after);
	return [
		drawChartFrame(language, frame),
		box(edge - barWidth / 2, ground - wholeHeight, barWidth, wholeHeight, 'none', {
			stroke: night.far,
			strokeWidth: 4,
			strokeDasharray: '14 14'
		}),
		drawBar(language, places.before, 100, lamp.amber),
		drawTenths(language),
		drawBar(language, places.after, 2, clay.plain),
		drawWords(language),
		stroke(`M${chartMargin} ${ground}H${frame.width - chartMargin}`, night.mist, 5, { strokeLinecap: 'butt' })
	].join('');
}

export const drop: Picture = { kind: 'worded', name: 'drop', width: frame.width, height: frame.height, draw };
