// The house keeps its own laws: floors, fences, circles, shapes, names, strict types and logical styles.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { laws, type Law } from './stage/house/laws.ts';
import { planted } from './stage/house/planted-cases.ts';
import { openHouse, tellBreaches, walkHouse } from './stage/house/rooms.ts';

const names = Object.keys(laws) as Law[];

describe('in this house', () => {
	const house = walkHouse(fileURLToPath(new URL('..', import.meta.url)));

	it('there are rooms to look at', () => {
		expect([...house.keys()]).toEqual(
			expect.arrayContaining(['src/lib/contract/places.ts', 'src/service-worker/index.ts', 'tools/start.mjs'])
		);
		expect(house.get('src/lib/article/read.ts')?.syntax.imports.length).toBeGreaterThan(2);
	});

	it.each(names)('%s', (law) => {
		expect(tellBreaches(laws[law](house))).toEqual([]);
	});
});

describe('a planted fault is seen', () => {
	it.each(planted.map((each) => [each.law, each.name, each] as const))('%s: %s', (law, _name, { files, told }) => {
		expect(tellBreaches(laws[law](openHouse(files)))).toEqual([told]);
	});

	it('for every law', () => {
		expect(names.filter((name) => !planted.some(({ law }) => law === name))).toEqual([]);
	});
});
