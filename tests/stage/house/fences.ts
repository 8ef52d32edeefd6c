// Which packages and addresses may appear where.
import { partOf } from './floors.ts';
import type { Breach, House } from './rooms.ts';

interface Fence {
	/** What it fences in, by the import's specifier. */
	fenced: RegExp;
	/** Where it may be imported. */
	home: (path: string) => boolean;
	what: string;
}

const isIn =
	(...parts: string[]) =>
	(path: string) =>
		parts.includes(partOf(path) ?? '');

const fences: readonly Fence[] = [
	{ fenced: /^idb(\/|$)/, home: isIn('vault', 'tests'), what: 'idb belongs to the vault' },
	{
		fenced: /^dexie(\/|$)/,
		home: (path) => path === 'src/lib/shelf/database.ts' || isIn('tests')(path),
		what: 'Dexie belongs to shelf/database.ts'
	},
	{
		fenced: /^workbox-/,
		home: (path) => path === 'src/lib/download/worker.ts',
		what: 'workbox-window belongs to download/worker.ts'
	},
	{
		fenced:
			/^(node:|kysely|sharp|parse5|sanitize-html|unified|remark-|rehype-|hast-|mdast-|yaml|entities|yauzl|htmlparser2|@mozilla\/readability|defuddle|linkedom|d3-|topojson-|typescript$)/,
		home: isIn('server', 'hooks', 'tools', 'tests', 'top'),
		what: 'Node, parsers and codecs belong to the server'
	},
	{
		fenced: /^(\$app|@sveltejs|svelte)(\/|$)/,
		home: (path) => !isIn('contract', 'article')(path),
		what: 'the pure floors know no framework'
	}
];

/** Packages stay behind their fences. */
export function checkFences(house: House): Breach[] {
	return [...house.values()].flatMap((room) =>
		room.syntax.imports.flatMap(({ specifier, line }) =>
			fences
				.filter(({ fenced, home }) => fenced.test(specifier) && !home(room.path))
				.map(({ what }) => ({ path: room.path, line, what: `${what} (${specifier})` }))
		)
	);
}

/** Names in XML that look like addresses, and hosts that nobody can own (RFC 2606): never asked for. */
const isName =
	/^http:\/\/(www\.w3\.org|www\.idpf\.org\/2007|purl\.org\/dc)\/|^https?:\/\/([a-z0-9-]+\.)*[a-z0-9-]+\.example(?![a-z0-9.-])/;
const address = /(?:https?:)?\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}[^\s"'`)]*/gi;

/** Nothing in src names an address of somebody else: the reader asks only its own server. */
export function checkStrangers(house: House): Breach[] {
	return [...house.values()]
		.filter(({ path }) => path.startsWith('src/'))
		.flatMap((room) =>
			room.syntax.texts.flatMap(({ text, line }) =>
				[...text.matchAll(address)]
					.filter(([found]) => !isName.test(found))
					.map(([found]) => ({ path: room.path, line, what: `names another's address: ${found}` }))
			)
		);
}

/** Names that two running places share, each written once in contract/places.ts. */
const sharedNames = [
	'shyraq-app-',
	'shyraq-articles',
	'shyraq-pictures',
	'shyraq-search',
	'shyraq-ledger',
	'shyraq-shelf',
	'shyraq-download',
	'shyraq-language'
];

/** A shared name is imported, never typed again. */
export function checkSharedNames(house: House): Breach[] {
	return [...house.values()]
		.filter(({ path }) => path.startsWith('src/') && path !== 'src/lib/contract/places.ts')
		.flatMap((room) =>
			room.syntax.texts
				.filter(({ text }) =>
					sharedNames.some((name) => text === name || (name.endsWith('-') && text.startsWith(name)))
				)
				.map(({ text, line }) => ({
					path: room.path,
					line,
					what: `"${text}" is typed again; import it from contract/places.ts`
				}))
		);
}
