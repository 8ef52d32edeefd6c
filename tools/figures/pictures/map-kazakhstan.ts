// The map: Kazakhstan lit among its neighbours, with the four cities the lead article names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoConicEqualArea, geoGraticule, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { label, anchorToward } from '../label.ts';
import { writeNumber, type Language } from '../language.ts';
import { clay, ink, lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, disc, group, polygon, shape, stroke } from '../svg.ts';
import { almaty, capital, capitalToday, country, kilometres, neighbours, otherCities, sea, source, type Place } from './map-words.ts';

const width = 1600;
const height = 1120;

/** ISO 3166-1 numeric code, as the atlas names countries. */
const kazakhstan = '398';

/** Where the country is fitted, left, top, right and bottom; the rest is neighbours, scale and source. */
const fitted: [[number, number], [number, number]] = [[50, 130], [1550, 860]];

/** Natural Earth's countries at 1:50,000,000; the package is pinned, so its shape is known. */
function readCountries() {
	const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
	const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
	return feature(atlas, atlas.objects.countries).features;
}

const countries = readCountries();
const home = countries.filter(({ id }) => id === kazakhstan);

/** An equal-area cone about the middle meridian: the usual choice for a land that is wide from west to east. */
const projection = geoConicEqualArea()
	.parallels([43, 53])
	.rotate([-67, 0])
	.fitExtent(fitted, { type: 'FeatureCollection', features: home })
	.clipExtent([[-20, -20], [width + 20, height + 20]]);
const path = geoPath(projection).digits(1);

function onSheet([longitude, latitude]: readonly [number, number]): readonly [number, number] {
	const point = projection([longitude, latitude]);
	if (point === null) throw new Error(`No place on the map for ${String(longitude)}, ${String(latitude)}.`);
	return point;
}

/** Rows of short waves; the lands are laid over them, so that only the sea shows them. */
const waves = Array.from({ length: 26 }, (_, row) =>
	stroke(`M${20 + (row % 2) * 34} ${440 + row * 24}q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0`, '#1d2740', 3)
).join('');

function drawLand(): string {
	const lands = countries.map((land) => path(land) ?? '').join('');
	const lit = home.map((land) => path(land) ?? '').join('');
	return [
		box(0, 0, width, height, '#0f1523'),
		waves,
		shape(lands, '#222b40'),
		stroke(path(geoGraticule().step([5, 5])()) ?? '', '#2b3550', 2),
		stroke(lands, night.far, 3),
		stroke(lit, lamp.ember, 22, { opacity: 0.55 }),
		stroke(lit, lamp.deep, 9),
		shape(lit, '#dfc999')
	].join('');
}

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
		stroke(`M${end} ${y - 16}V${y}H${end - (to - from)}V${y - 16}`, paper.plain, 5, { strokeLinecap: 'butt', strokeLinejoin: 'miter' }),
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
		label({ text: country[language], language, x: homeX, y: homeY, size: 78, anchor: 'middle', spacing: 14, fill: '#8a6a35', bold: true }),
		label({ text: sea[language], language, x: seaX, y: seaY, size: 50, anchor: 'middle', fill: '#9fb0cf', rim: '#0f1523' }),
		...neighbours.map(({ at, name }) => {
			const [x, y] = onSheet(at);
			return label({ text: name[language], language, x, y, size: 50, anchor: 'middle', spacing: 1, fill: '#b9c2d4', rim: '#222b40' });
		})
	].join('');
}

function draw(language: Language): string {
	const signed = label({ text: source[language], language, x: 48, y: height - 46, size: 44, fill: night.mist, anchor: anchorToward(language, 'right'), rim: '#222b40' });
	const cities = [...otherCities.map((city) => drawCity(language, city, false)), drawCity(language, almaty, true), drawCapital(language)];
	return drawLand() + drawNames(language) + group({}, ...cities) + drawScale(language) + signed;
}

export const mapKazakhstan: Picture = { kind: 'worded', name: 'map-kazakhstan', width, height, draw };
