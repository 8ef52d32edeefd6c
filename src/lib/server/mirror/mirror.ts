// A whole static mirror, written or brought up to date: killed at any point it shows the edition before or the one after.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toText } from '#lib/article/bytes.ts';
import { readContents } from '#lib/article/read.ts';
import type { Contents } from '#lib/article/types.ts';
import type { Config } from '../config.ts';
import { loadTemplates } from '../pages/templates.ts';
import { Refusal } from '../refusal.ts';
import { codeOf, dropHalves, ignoreMissing, writeDurably } from '../store/durable.ts';
import { currentEdition, type Edition } from '../store/editions.ts';
import { takeLock } from '../store/lock.ts';
import { openStoreToRead, type Store } from '../store/store.ts';
import { listDocuments } from './documents.ts';
import { listApp, listNamed, type MirrorFile } from './files.ts';
import { claimFolder, mirrorRefusalOf, refuseFull } from './folder.ts';
import { readState, stateFolder, writeState, type MirrorState } from './state.ts';
import { countLacking, sweepFiles, writeFiles, type Written } from './write.ts';

/** What came of mirroring. */
export interface Mirrored extends Written {
	number: number;
	articles: number;
	removed: number;
}

/** What a caller may say about it. */
export interface MirrorWishes {
	/** Read back every file that is there already, and mend it where the disk has changed it. */
	isThorough?: boolean;
	/** Called as files are done. */
	onProgress?: (done: number, total: number) => void;
}

/**
 * Writes the edition that stands, with the built reader and all documents, into a folder that any file server can serve.
 * @throws Refusal where there is no edition, no build, or the folder cannot or must not be written
 */
export async function writeMirror(
	{ dataFolder, buildFolder }: Pick<Config, 'dataFolder' | 'buildFolder'>,
	folder: string,
	wishes: MirrorWishes = {}
): Promise<Mirrored> {
	const store = await openStoreToRead(dataFolder);
	try {
		const { edition, head, contents } = await readHead(store);
		await claimFolder(folder).catch((caught: unknown) => fail(caught, folder));
		const lock = await takeLock(join(folder, stateFolder, 'lock'), 0);
		if (lock === undefined) throw new Refusal(`Another copy is being written into ${folder}: wait for it to end.`);
		try {
			const templates = await loadTemplates(buildFolder).catch((caught: unknown) => failBuild(caught, buildFolder));
			const named = [...(await listNamed(store, contents)), ...(await listApp(buildFolder))];
			const documents = await listDocuments(store, contents, edition.contents, templates);
			return await update(folder, { contents, head, build: templates.build, files: [...named, ...documents] }, wishes);
		} catch (caught) {
			return fail(caught, folder);
		} finally {
			lock.release();
		}
	} finally {
		await store.close();
	}
}

interface Plan {
	contents: Contents;
	/** The signed head's bytes. */
	head: Uint8Array;
	build: string;
	files: readonly MirrorFile[];
}

/** What is named comes before what names it: files by hash, then documents, and the signed head last. */
async function update(folder: string, plan: Plan, wishes: MirrorWishes): Promise<Mirrored> {
	const { contents, head, build, files } = plan;
	const { isThorough = false, onProgress = () => undefined } = wishes;
	const before = await readState(folder);
	refuseOther(folder, before, contents);
	for (const place of [folder, join(folder, stateFolder)]) await dropHalves(place);
	const known = before?.files ?? {};
	await refuseFull(folder, await countLacking(folder, files, known));
	// Killed on the way, a document may be other than was remembered; so what is to change is forgotten first.
	const same = files.filter(({ path, mark }) => known[path]?.mark === mark).map(({ path }) => path);
	const { key, number } = contents;
	const next = { form: 1, key, number, build } as const;
	const empty: MirrorState = { ...next, number: 0, files: {}, shown: [], former: [] };
	await writeState(folder, { ...(before ?? empty), files: pick(known, same) });

	const done: MirrorState['files'] = {};
	let count = 0;
	const onFile = () => onProgress((count += 1), files.length);
	const write = (some: MirrorFile[]) => writeFiles(folder, some, known, done, { isThorough, onFile });
	const first = await write(files.filter(({ isImmutable }) => isImmutable));
	const then = await write(files.filter(({ isImmutable }) => !isImmutable));
	const there = await readFile(join(folder, 'contents')).catch(ignoreMissing);
	const former = listFormer(there, before ?? empty, next);
	await writeState(folder, { ...next, files: done, shown: Object.keys(done), former });
	// Untouched where it is the same, so that servers go by the same time and phones need not fetch it again.
	if (there?.equals(head) !== true) await writeDurably(join(folder, 'contents'), head);

	const removed = await sweepFiles(folder, new Set([...Object.keys(done), ...former]));
	const sum = { written: first.written + then.written, bytes: first.bytes + then.bytes, left: first.left + then.left };
	return { ...sum, number, articles: contents.articles, removed };
}

/** The files of the edition and the build that phones may be in the middle of. */
function listFormer(
	there: Uint8Array | undefined,
	before: MirrorState,
	next: Pick<MirrorState, 'number' | 'build'>
): string[] {
	if (before.number === next.number && before.build === next.build) return before.former;
	const seen = there === undefined ? undefined : readContents(toText(there))?.contents.number;
	// Killed before it showed what it remembers, a mirror shows the one before that.
	return seen === before.number ? before.shown : [...new Set([...before.shown, ...before.former])];
}

function pick(files: MirrorState['files'], paths: readonly string[]): MirrorState['files'] {
	const wanted = new Set(paths);
	return Object.fromEntries(Object.entries(files).filter(([path]) => wanted.has(path)));
}

async function readHead(store: Store): Promise<{ edition: Edition; head: Uint8Array; contents: Contents }> {
	const edition = await currentEdition(store);
	if (edition === undefined) throw new Refusal('There is no edition to mirror yet: run "npm run shyraq -- press".');
	const head = await store.blobs.read(edition.contents);
	const contents = head === undefined ? undefined : readContents(toText(head))?.contents;
	if (head === undefined || contents === undefined)
		throw new Refusal('The edition cannot be read: run "npm run shyraq -- press" first.');
	return { edition, head, contents };
}

function refuseOther(folder: string, before: MirrorState | undefined, { key, number }: Contents): void {
	if (before === undefined) return;
	if (before.key !== key)
		throw new Refusal(`${folder} is a mirror of another publisher (${before.key}): choose another folder.`);
	if (before.number > number)
		throw new Refusal(
			`${folder} shows edition ${before.number}, and this store has only ${number}, which phones would refuse: choose another folder.`
		);
}

function failBuild(caught: unknown, buildFolder: string): never {
	if (codeOf(caught) !== 'ENOENT') throw caught;
	throw new Refusal(`There is no built reader in ${buildFolder}: run "npm run build" first.`, 1, caught);
}

function fail(caught: unknown, folder: string): never {
	throw mirrorRefusalOf(caught, folder);
}
