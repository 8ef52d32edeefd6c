// The shape of a room: a sentence at the door, few lines, a plain name, no barrels.
import { basename } from 'node:path/posix';
import type { Breach, House, Room } from './rooms.ts';

const mostLines = 300;
const mostRouteLines = 30;
/** Message tables and tables of cases are lists; they may be long. */
const isTable = /^src\/lib\/words\/(?:[\w-]+\/)?[a-z]{2}\.ts$|-cases\.ts$/;
const sentence = /^\s*(?:\/\/|\/\*\*?|<!--)[ \t]*\S+(?:[ \t]+\S+){2,}/;

/** Every source file opens with a comment sentence that says what it is for. */
export function checkOpenings(house: House): Breach[] {
	return select(house, ({ path, text }) => {
		// A doctype must be the first thing in HTML, and comments there would be sent to every reader.
		if (path.endsWith('.html')) return [];
		const opening = text.replace(/^#!.*\n/, '').replace(/^<script[^>]*>\s*\n/, '');
		return sentence.test(opening) ? [] : [{ path, line: 1, what: 'does not open with a comment sentence' }];
	});
}

/** No file is longer than 300 lines. */
export function checkLengths(house: House): Breach[] {
	return select(house, ({ path, text }) => {
		const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
		return lines > mostLines && !isTable.test(path)
			? [{ path, line: mostLines, what: `has ${lines} lines, more than ${mostLines}` }]
			: [];
	});
}

/** Routes are thin: their scripts stay within about thirty lines that do something. */
export function checkRoutes(house: House): Breach[] {
	return select(house, ({ path, syntax }) =>
		path.startsWith('src/routes/') && syntax.scriptLines > mostRouteLines
			? [{ path, line: 1, what: `has ${syntax.scriptLines} lines of script, more than ${mostRouteLines}` }]
			: []
	);
}

/** No file only passes on what others have: import the file that has the thing. */
export function checkBarrels(house: House): Breach[] {
	return select(house, ({ path, syntax }) => (syntax.isBarrel ? [{ path, line: 1, what: 'is a barrel' }] : []));
}

const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'data', 'manager', 'misc']);
const routeName = /^(\+[a-z]+(\.server)?\.(ts|js|svelte)|\[{1,2}[a-z=.]+\]{1,2}|\([a-z-]+\))$/;
const plainName = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;
const componentName = /^[A-Z][A-Za-z0-9]*\.svelte$/;

/** Names are plain kebab-case nouns; components are PascalCase; names that say nothing are not used. */
export function checkNames(house: House): Breach[] {
	return select(house, ({ path }) =>
		path.split('/').flatMap((name) => {
			const isFile = name === basename(path);
			const isFine = plainName.test(name) || routeName.test(name) || (isFile && componentName.test(name));
			if (!isFine || (isFile && /^[a-z].*\.svelte$/.test(name)))
				return [{ path, line: 1, what: `${name} is not a kebab-case name` }];
			const said = name
				.toLowerCase()
				.split(/[-.]/)
				.find((word) => emptyWords.has(word));
			return said === undefined ? [] : [{ path, line: 1, what: `the name "${said}" says nothing` }];
		})
	);
}

/** No `any`, no `!`, and no comment that silences the compiler. */
export function checkTypes(house: House): Breach[] {
	return select(house, ({ path, syntax }) =>
		syntax.looseTypes.map(({ what, line }) => ({ path, line, what: `has ${what}` }))
	);
}

function select(house: House, check: (room: Room) => Breach[]): Breach[] {
	return [...house.values()].flatMap(check);
}
