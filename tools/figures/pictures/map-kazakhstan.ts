// The map: Kazakhstan lit among its neighbours, with the four cities the lead article names.
import { label, anchorToward } from '../label.ts';
import { writeNumber, type Language } from '../language.ts';
import { clay, ink, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { disc, group, polygon, shape, stroke } from '../svg.ts';
import { drawLand, mapSize, onSheet } from './map-land.ts';
import {
	almaty,
	capital,
	capitalToday,
	country,
	kilometres,
	neighbours,
	otherCities,
	sea,
	source,
	type Place
} from './map-words.ts';

const { width, height } = mapSize;

function drawCity(language: Language, { at, name, side, drop }: Place, great: boolean): string {
	const [x, y] = onSheet(at);
	const away = side === 'right' ? 34 : -34;
	return [
		great ? disc(x, y, 27, 'none', { stroke: clay.deep, strokeWidth: 5 }) : '',
		disc(x, y, great ? 16 : 13, clay.deep),
		label({
			text: name[language],
			language,
			x: x + (great ? away * 1.25 : away * 0.9),
			y: y + 23 + drop,
			size: great ? 76 : 62,
			bold: true,
			fill: ink,
			anchor: anchorToward(language, side)
		})
	].join('');
}

function drawCapital(language: Language): string {
	const [x, y] = onSheet(capital.at);
	const star = Array.from({ length: 10 }, (_, corner): readonly [number, number] => {
		const turn = (Math.PI * corner) / 5 - Math.PI / 2;
		const reach = corner % 2 === 0 ? 30 : 13;
		return [x + Math.cos(turn) * reach, y + Math.sin(turn) * reach];
	});
	const beside = { language, x: x + 38, anchor: anchorToward(language, capital.side) };
	return [
		shape(polygon(...star), clay.deep),
		label({ ...beside, text: capital.name[language], y: y + 24 + capital.drop, size: 66, bold: true, fill: ink }),
		label({ ...beside, text: capitalToday[language], y: y + 96 + capital.drop, size: 50, fill: '#4a3f2c' })
	].join('');
}

/** A bar of 500 km, measured along the parallel through the middle of the country. */
function drawScale(language: Language): string {
	const length = 500;
	const middle = 48;
	const degrees = length / (111.32 * Math.cos((middle * Math.PI) / 180));
	const [from] = onSheet([67 - degrees / 2, middle]);
	const [to] = onSheet([67 + degrees / 2, middle]);
	const end = width - 56;
	const y = height - 46;
	return [
		stroke(`M${end} ${y - 16}V${y}H${end - (to - from)}V${y - 16}`, paper.plain, 5, {
			strokeLinecap: 'butt',
			strokeLinejoin: 'miter'
		}),
		label({
			text: `${writeNumber(language, length)} ${kilometres[language]}`,
			language,
			x: end - (to - from) / 2,
			y: y - 26,
			size: 50,
			anchor: 'middle'
		})
	].join('');
}

function drawNames(language: Language): string {
	const [homeX, homeY] = onSheet([66.6, 46.9]);
	const [seaX, seaY] = onSheet([51.05, 39.9]);
	return [
		label({
			text: country[language],
			language,
			x: homeX,
			y: homeY,
			size: 78,
			anchor: 'middle',
			spacing: 14,
			fill: '#8a6a35',
			bold: true
		}),
		label({
			text: sea[language],
			language,
			x: seaX,
			y: seaY,
			size: 50,
			anchor: 'middle',
			fill: '#9fb0cf',
			rim: '#0f1523'
		}),
		...neighbours.map(({ at, name }) => {
			const [x, y] = onSheet(at);
			return label({
				text: name[language],
				language,
				x,
				y,
				size: 50,
				anchor: 'middle',
				spacing: 1,
				fill: '#b9c2d4',
				rim: '#222b40'
			});
		})
	].join('');
}

function draw(language: Language): string {
	const signed = label({
		text: source[language],
		language,
		x: 48,
		y: height - 46,
		size: 44,
		fill: night.mist,
		anchor: anchorToward(language, 'right'),
		rim: '#222b40'
	});
	const cities = [
		...otherCities.map((city) => drawCity(language, city, false)),
		drawCity(language, almaty, true),
		drawCapital(language)
	];
	return drawLand() + drawNames(language) + group({}, ...cities) + drawScale(language) + signed;
}

export const mapKazakhstan: Picture = { kind: 'worded', name: 'map-kazakhstan', width, height, draw };
