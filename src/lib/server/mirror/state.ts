// What a mirror remembers of itself: whose it is, which edition it shows, and which files this and the one before need.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { toBytes } from '#lib/article/bytes.ts';
import { ignoreMissing, writeDurably } from '../store/durable.ts';

/** The mirror's own folder; what a mirror is known by. */
export const stateFolder = '.shyraq-mirror';

const fileSchema = v.object({
	/** Bytes. */
	size: v.number(),
	/** What decides its bytes: as long as it is the same, so are they. */
	mark: v.string()
});

const stateSchema = v.object({
	form: v.literal(1),
	/** The publisher's key in verifier form. */
	key: v.string(),
	/** The edition's number; 0 before the first is whole. */
	number: v.number(),
	/** Which build of the reader. */
	build: v.string(),
	/** Files known to be whole. */
	files: v.record(v.string(), fileSchema),
	/** What the edition of that number and that build need. */
	shown: v.array(v.string()),
	/** What those before needed, so that a phone in the middle of it can end. */
	former: v.array(v.string())
});

/** A mirror at one moment. */
export type MirrorState = v.InferOutput<typeof stateSchema>;

/** What is remembered in a mirror's folder; undefined where nothing is, or nothing that can be read. */
export async function readState(folder: string): Promise<MirrorState | undefined> {
	const text = await readFile(join(folder, stateFolder, 'state.json'), 'utf8').catch(ignoreMissing);
	if (text === undefined) return undefined;
	try {
		const state = v.safeParse(stateSchema, JSON.parse(text));
		return state.success ? state.output : undefined;
	} catch (malformed) {
		if (malformed instanceof SyntaxError) return undefined;
		throw malformed;
	}
}

/** Remembers. */
export async function writeState(folder: string, state: MirrorState): Promise<void> {
	await writeDurably(join(folder, stateFolder, 'state.json'), toBytes(JSON.stringify(state)));
}
