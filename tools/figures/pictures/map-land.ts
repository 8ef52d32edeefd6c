// The ground of the map: Natural Earth's countries on a conic projection, and where a place falls on the sheet.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoConicEqualArea, geoGraticule, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { lamp, night } from '../palette.ts';
import { box, shape, stroke } from '../svg.ts';

/** The size of the map's sheet in pixels. */
export const mapSize = { width: 1600, height: 1120 } as const;
const { width, height } = mapSize;

/** ISO 3166-1 numeric code, as the atlas names countries. */
const kazakhstan = '398';

/** Where the country is fitted, left, top, right and bottom; the rest is neighbours, scale and source. */
const fitted: [[number, number], [number, number]] = [
	[50, 130],
	[1550, 860]
];

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
	.clipExtent([
		[-20, -20],
		[width + 20, height + 20]
	]);
const path = geoPath(projection).digits(1);

/** Where a place (longitude, latitude) falls on the sheet. */
export function onSheet([longitude, latitude]: readonly [number, number]): readonly [number, number] {
	const point = projection([longitude, latitude]);
	if (point === null) throw new Error(`No place on the map for ${String(longitude)}, ${String(latitude)}.`);
	return point;
}

/** Rows of short waves; the lands are laid over them, so that only the sea shows them. */
const waves = Array.from({ length: 26 }, (_, row) =>
	stroke(
		`M${20 + (row % 2) * 34} ${440 + row * 24}q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0m34 0q17 -9 34 0t34 0`,
		'#1d2740',
		3
	)
).join('');

/** Sea, lands, borders, and Kazakhstan lit among them. */
export function drawLand(): string {
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
