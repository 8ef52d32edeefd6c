// What the list on this phone says of each article, read past the worker out of the list's own files: only when the list is sifted.
import { list, maybe, object, readAs, readJson, text, time, type Of } from '#lib/article/schema.ts';
import { aboutFields, articleIdSchema, hashSchema, withdrawnSchema } from '#lib/article/types.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { listKept, readKeptLines } from '#lib/search/kept-texts.ts';
import { pause } from '#lib/search/pause.ts';

/** Of an entry only what is chosen by and shown: ten thousand pictures' addresses need not be held. */
const lineSchema = object({
	...aboutFields,
	standfirst: text(1000),
	site: maybe(text(120)),
	published: time,
	tags: list(text(60), 20)
});
type Line = Of<typeof lineSchema>;

/** Of the contents what the list is put together and ordered by. */
const headSchema = object({
	publisher: text(120),
	front: list(articleIdSchema, 40),
	segments: list(object({ hash: hashSchema })),
	packs: list(object({ hash: hashSchema }))
});
type Head = Of<typeof headSchema>;

/** An article of the list. */
export interface Listed extends Line {
	site: string;
	/** When it was published, in milliseconds since 1970. */
	at: number;
}

/** The list in the publisher's order. */
export interface Edition {
	publisher: string;
	listed: Listed[];
}

/** How many articles stand at the head of the front, in the order of their language. */
const frontCount = 40;

/** Reads the list kept here, in slices that let others have their turn. A part of it that is damaged or still to come is left out. */
export async function readEdition(language: string): Promise<Edition> {
	const contents = await readHead();
	const lines = new Map<string, Line | Of<typeof withdrawnSchema>>();
	for (const hash of await nameParts(contents)) {
		for (const written of (await readKeptLines(hash)) ?? []) {
			await pause();
			const line = readLine(written);
			if (line !== undefined && (lines.get(line.id)?.revision ?? 0) <= line.revision) lines.set(line.id, line);
		}
	}
	const standing = [...lines.values()].flatMap((line): Listed[] =>
		'gone' in line ? [] : [{ ...line, site: line.site ?? '', at: Date.parse(line.published) }]
	);
	return { publisher: contents?.publisher ?? '', listed: inOrder(standing, contents?.front ?? [], language) };
}

/** The publisher's order as the front has it: those chosen, then by age; the first of them, after the lead, those in the reader's language before others. */
export function inOrder(listed: readonly Listed[], front: readonly string[], language: string): Listed[] {
	const byId = new Map(listed.map((each) => [each.id as string, each]));
	const chosen = front.flatMap((id) => byId.get(id) ?? []);
	const named = new Set(front);
	const all = [...chosen, ...listed.filter(({ id }) => !named.has(id)).sort(newestFirst)];
	const [lead, ...rest] = all.slice(0, frontCount);
	if (lead === undefined) return [];
	const isOwn = (each: Listed) => each.language.split('-')[0] === language;
	return [lead, ...rest.filter(isOwn), ...rest.filter((each) => !isOwn(each)), ...all.slice(frontCount)];
}

/** As the publisher's list is by age: of the same moment the higher id comes first. */
function newestFirst(one: Listed, other: Listed): number {
	return other.at - one.at || (one.id > other.id ? -1 : 1);
}

/** The contents kept here; the worker looked at their signature when it kept them. */
async function readHead(): Promise<Head | undefined> {
	const found = await caches.match(places.contents, { cacheName: cacheNames.articles });
	// The line after the form; what is signed ends with it
	const [, written = ''] = (await found?.text())?.split('\n', 2) ?? [];
	return readAs(headSchema, readJson(written));
}

/** The list's parts; where some of those named are still to come, those of the list before stand in. */
async function nameParts(contents: Head | undefined) {
	const { lists } = await listKept();
	const named = contents?.segments.map(({ hash }) => hash) ?? [];
	if (named.length > 0 && named.every((hash) => lists.has(hash))) return named;
	for (const { hash } of contents?.packs ?? []) lists.delete(hash);
	return [...lists];
}

function readLine(written: string): Line | Of<typeof withdrawnSchema> | undefined {
	const line = readJson(written);
	return readAs<Line | Of<typeof withdrawnSchema>>(lineSchema, line) ?? readAs(withdrawnSchema, line);
}

/** An article's id, where a text is one. */
export function readId(written: string | undefined) {
	return readAs(articleIdSchema, written);
}
