// Lines of the publisher's list, and of its lists of packs.
import { readAs, readJson } from './schema.ts';
import { entrySchema, packSchema, withdrawnSchema, type Entry, type Pack, type Withdrawn } from './types.ts';

/** A line of the list: an entry, or the word that an article is withdrawn; undefined where it is neither. */
export function readLine(line: string): Entry | Withdrawn | undefined {
	const json = readJson(line);
	return readAs<Entry | Withdrawn>(entrySchema, json) ?? readAs(withdrawnSchema, json);
}

/** A line of a list of packs. */
export function readPackLine(line: string): Pack | undefined {
	return readAs(packSchema, readJson(line));
}
