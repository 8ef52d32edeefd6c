// The file in which a reader takes along everything made here: its form, as docs/export.md tells it, and the looking at one that comes.
import { hashOf, toBytes } from '#lib/article/bytes.ts';
import {
	anything,
	list,
	maybe,
	object,
	oneOf,
	record,
	readAs,
	readJson,
	SchemaError,
	time,
	whole,
	type Schema
} from '#lib/article/schema.ts';
import { hashSchema } from '#lib/article/types.ts';
import { readLook, type Look } from '#lib/reader/look.ts';
import { archivedSchema } from '#lib/shelf/archived.ts';
import { articleKey } from '#lib/shelf/bookmarks.ts';
import type { Made } from '#lib/shelf/made.ts';
import { bookmarkSchema, placeSchema, type BookmarkRow } from '#lib/shelf/rows.ts';
import { settingSchemas, type Settings } from '#lib/shelf/settings.ts';
import { sealedSchema, type Sealed } from '#lib/shelf/passphrase.ts';

/** What every such file says of itself, and the form that this build writes. */
export const takingFormat = 'shyraq/taking';
export const takingVersion = 1;

/** A file longer than this is not looked at, in bytes: a hundred thousand marks with notes are less. */
export const mostBytes = 64_000_000;
const mostPlaces = 500_000;
const mostMarks = 200_000;

/** All that a reader made, the look of the page too. */
export interface Taking extends Made {
	look?: Look;
}

/**
 * Why a file was not taken: no such file at all, or cut off; too large; of a later form; not what its own sum says; not as it should be
 * at a place in it, as `marks.3.colour`.
 */
export type TakingTrouble = { kind: 'unreadable' | 'large' | 'newer' | 'damaged' } | { kind: 'wrong'; place: string };

/** What a file holds. */
export type TakingFile =
	{ kind: 'open'; taking: Taking } | { kind: 'sealed'; sealed: Sealed } | { kind: 'trouble'; trouble: TakingTrouble };

/** A mark whose key could not belong to another one. */
const markSchema: Schema<BookmarkRow> = (value) => {
	const row = bookmarkSchema(value);
	const isOwn = row.kind === 'article' ? row.key === articleKey(row.id) : ownKey.test(row.key);
	if (!isOwn) throw new SchemaError(['key']);
	// What is listed and cited are the words that are looked for in the article
	if (row.kind === 'highlight' && row.quote !== row.range.quote) throw new SchemaError(['quote']);
	return row;
};
const ownKey = /^(highlight|passage):[0-9a-f]{32}$/;

/** The same value, where looking at it leniently changes nothing. */
function exact<T>(lenient: (value: unknown) => T): Schema<T> {
	return (value) => {
		const read = lenient(value);
		if (JSON.stringify(sorted(read)) !== JSON.stringify(sorted(value))) throw new SchemaError();
		return read;
	};
}

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([name, field]) => [name, sorted(field)])
	);
}

/** A look each of whose parts is one that there is; parts that an earlier build did not know are as they usually are. */
const lookSchema: Schema<Look> = (value) => {
	const read: Record<string, unknown> = { ...readLook(JSON.stringify(value)) };
	for (const [name, part] of Object.entries(record(anything)(value)))
		if (Object.hasOwn(read, name) && read[name] !== part) throw new SchemaError([name]);
	return readLook(JSON.stringify(value));
};

/** The least room that the reader offers; with less the library would have to go. */
const leastLimitBytes = 50_000_000;
const mostSources = 1000;
const longestSource = 120;
const mostOfSource = 1_000_000;

/** Choices for no more sources, and of no more articles each, than a phone could follow. */
const sourcesSchema: Schema<Settings['sources']> = (value) => {
	const sources = exact(settingSchemas.sources)(value);
	const names = Object.keys(sources);
	const isMuch = names.some((name) => name.length > longestSource || (sources[name]?.most ?? 0) > mostOfSource);
	if (isMuch || names.length > mostSources) throw new SchemaError();
	return sources;
};

const holdsSchema = object({
	places: list(placeSchema, mostPlaces),
	marks: list(markSchema, mostMarks),
	archived: maybe(list(archivedSchema, mostPlaces)),
	settings: object({
		pictures: maybe(exact(settingSchemas.pictures)),
		isOnlyWifi: maybe(exact(settingSchemas.isOnlyWifi)),
		dayBytes: maybe(exact(settingSchemas.dayBytes)),
		monthBytes: maybe(exact(settingSchemas.monthBytes)),
		limitBytes: maybe(whole(leastLimitBytes)),
		sources: maybe(sourcesSchema)
	}),
	look: maybe(lookSchema)
});
const openSchema = object({ made: time, sha256: maybe(hashSchema), holds: anything });
const anySchema = object({ format: oneOf([takingFormat]), version: whole(1), sealed: anything });

/** The file's text. Its sum is of what it holds, as JSON without spaces. */
export async function writeTaking(taking: Taking, now = new Date()): Promise<string> {
	const holds = JSON.stringify(taking);
	const sha256 = await hashOf(toBytes(holds));
	const head = JSON.stringify({ format: takingFormat, version: takingVersion, made: now.toISOString(), sha256 });
	return `${head.slice(0, -1)},"holds":${holds}}`;
}

/** The file's name: the day, and whether it is sealed. */
export function nameFile(isSealed: boolean, now = new Date()): string {
	return `shyraq-${now.toISOString().slice(0, 10)}${isSealed ? '-sealed' : ''}.json`;
}

/** A sealed file's text. */
export function writeSealed(sealed: Sealed): string {
	return JSON.stringify({ format: takingFormat, version: takingVersion, sealed });
}

/** Looks at a file's text. Nothing in it is believed before. */
export async function readTaking(written: string): Promise<TakingFile> {
	const file = readJson(written);
	const known = readAs(anySchema, file);
	if (known === undefined) return trouble({ kind: 'unreadable' });
	if (known.version > takingVersion) return trouble({ kind: 'newer' });
	try {
		if (known.sealed !== undefined) return { kind: 'sealed', sealed: within('sealed', sealedSchema)(known.sealed) };
		const { sha256, holds } = openSchema(file);
		if (sha256 !== undefined && (await hashOf(toBytes(JSON.stringify(holds)))) !== sha256)
			return trouble({ kind: 'damaged' });
		return { kind: 'open', taking: within('holds', holdsSchema)(holds) };
	} catch (refused) {
		if (refused instanceof SchemaError) return trouble({ kind: 'wrong', place: refused.path.join('.') });
		throw refused;
	}
}

function within<T>(name: string, schema: Schema<T>): Schema<T> {
	return (value) => {
		try {
			return schema(value);
		} catch (refused) {
			throw refused instanceof SchemaError ? new SchemaError([name, ...refused.path]) : refused;
		}
	};
}

function trouble(what: TakingTrouble): TakingFile {
	return { kind: 'trouble', trouble: what };
}
