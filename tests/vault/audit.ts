// The auditor: reads the raw caches and the raw ledger with none of the vault's rooms, and tells what is not as it should be.
import { createHash } from 'node:crypto';
import { openDB, type IDBPDatabase } from 'idb';
import { cacheNames, databaseNames } from '#lib/contract/places.ts';
import type { World } from './world.ts';

interface Text {
	hash: string;
	id: string;
	revision: number;
	bytes: number;
	minutes: number;
}
interface Image {
	hash: string;
	picture: string;
	width: number;
	bytes: number;
}
interface Figure {
	id: string;
	articles: string[];
	width: number;
	rank?: number;
	shed?: 1;
}
interface Line {
	id: string;
	hash?: string;
	gone?: string;
	lacks?: 1;
	shed?: 1;
}

/** The ledger's rows as they lie there. */
export interface Rows {
	articles: Text[];
	pictures: Image[];
	figures: Figure[];
	entries: Line[];
	facts: Map<string, unknown>;
}

/** Everything in the ledger. */
export async function readRows(): Promise<Rows> {
	const ledger = await openDB(databaseNames.ledger);
	try {
		const names = [...ledger.objectStoreNames];
		const all = async <Row>(store: string): Promise<Row[]> =>
			names.includes(store) ? ((await ledger.getAll(store)) as Row[]) : [];
		return {
			articles: await all<Text>('articles'),
			pictures: await all<Image>('pictures'),
			figures: await all<Figure>('figures'),
			entries: await all<Line>('entries'),
			facts: names.includes('facts') ? await readFacts(ledger) : new Map<string, unknown>()
		};
	} finally {
		ledger.close();
	}
}

/** What the ledger promises and the caches do not hold, sums that are not those of the rows, rows that contradict each other. */
export async function findBreaches(world: World): Promise<string[]> {
	const rows = await readRows();
	return [
		...checkBytes(world, cacheNames.articles, '/a/', rows.articles),
		...checkBytes(world, cacheNames.pictures, '/i/', rows.pictures),
		...checkTexts(world, rows),
		...checkFigures(rows),
		...checkLines(rows),
		...checkTally(rows)
	];
}

/** What a reader has, each in a word that says what and how new: nothing of it may go by itself. */
export async function readKept(): Promise<Map<string, number>> {
	const { articles, figures, pictures } = await readRows();
	const widths = new Map(pictures.map(({ picture, width }) => [picture, width]));
	const images = figures.filter(({ id }) => widths.has(id));
	return new Map([
		...articles.map(({ id, revision }) => [`text ${id}`, revision] as const),
		...images.map(({ id }) => [`picture ${id}`, widths.get(id) ?? 0] as const)
	]);
}

async function readFacts(ledger: IDBPDatabase): Promise<Map<string, unknown>> {
	const [names, values] = [await ledger.getAllKeys('facts'), await ledger.getAll('facts')];
	return new Map(names.map((name, at) => [name as string, values[at] as unknown]));
}

function checkBytes(world: World, cache: string, folder: string, rows: readonly (Text | Image)[]): string[] {
	return rows.flatMap(({ hash, bytes }) => {
		const kept = world.caches.bytesAt(cache, `${folder}${hash}`);
		if (kept === undefined) return [`${folder}${hash}: a row without bytes`];
		if (kept.length !== bytes) return [`${folder}${hash}: ${kept.length} bytes where ${bytes} are said`];
		return createHash('sha256').update(kept).digest('hex') === hash ? [] : [`${folder}${hash}: other bytes`];
	});
}

function checkTexts(world: World, { articles, figures }: Rows): string[] {
	const ids = articles.map(({ id }) => id);
	const breaches = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: kept twice`);
	for (const { hash, id, revision, minutes } of articles) {
		const head = readHead(world, hash);
		if (head === undefined) continue;
		if (head.id !== id || head.revision !== revision || head.minutes !== minutes) breaches.push(`${id}: another head`);
		for (const picture of head.pictures) {
			const figure = figures.find((known) => known.id === picture.id);
			if (figure?.articles.includes(id) !== true) breaches.push(`${id}: its picture ${picture.id} is not known`);
		}
	}
	return breaches;
}

function checkFigures({ figures, pictures }: Rows): string[] {
	const breaches = pictures
		.filter(({ picture }) => !figures.some(({ id }) => id === picture))
		.map(({ hash }) => `${hash}: kept for no article`);
	for (const { id, articles, width, rank, shed } of figures) {
		const widest = Math.max(0, ...pictures.filter(({ picture }) => picture === id).map((row) => row.width));
		if (widest !== width) breaches.push(`figure ${id}: ${width} wide where ${widest} is kept`);
		if (articles.length === 0) breaches.push(`figure ${id}: of no article`);
		if (width === 0 && rank === undefined && shed === undefined)
			breaches.push(`figure ${id}: lacks and is not planned`);
		if (width > 0 && (rank === 0 || rank === 1)) breaches.push(`figure ${id}: here and planned as lacking`);
	}
	return breaches;
}

function checkLines({ articles, entries }: Rows): string[] {
	const hashes = new Set(articles.map(({ hash }) => hash));
	const breaches = articles
		.filter(({ id }) => !entries.some((line) => line.id === id))
		.map(({ id }) => `${id}: not listed`);
	for (const { id, hash, lacks, shed } of entries) {
		if (hash === undefined) continue;
		const isHere = hashes.has(hash);
		if (isHere && (lacks ?? shed) !== undefined) breaches.push(`entry ${id}: here and planned as lacking`);
		if (!isHere && (lacks ?? shed) === undefined) breaches.push(`entry ${id}: lacks and is not planned`);
	}
	return breaches;
}

function checkTally({ articles, figures, pictures, facts }: Rows): string[] {
	const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
	const wanted: Record<string, number> = {
		articles: articles.length,
		minutes: sum(articles.map(({ minutes }) => minutes)),
		textBytes: sum(articles.map(({ bytes }) => bytes)),
		pictures: figures.length,
		picturesKept: new Set(pictures.map(({ picture }) => picture)).size,
		pictureBytes: sum(pictures.map(({ bytes }) => bytes))
	};
	const told = (facts.get('tally') ?? {}) as Record<string, number>;
	return Object.entries(wanted)
		.filter(([name, value]) => (told[name] ?? 0) !== value)
		.map(([name, value]) => `tally: ${name} ${told[name] ?? 0} where the rows give ${value}`);
}

interface Head {
	id: string;
	revision: number;
	minutes: number;
	pictures: { id: string }[];
}

function readHead(world: World, hash: string): Head | undefined {
	const kept = world.caches.bytesAt(cacheNames.articles, `/a/${hash}`);
	const line = kept === undefined ? undefined : new TextDecoder().decode(kept).split('\n')[1];
	return line === undefined ? undefined : (JSON.parse(line) as Head);
}
