// The press: a folder in, drafts and faults out. All faults of all files are told at once.
import { readFolder, type SourceFile, type SourceFolder } from '../sources/folder.ts';
import { makeDraft, type Draft, type DraftResult } from './draft.ts';
import { PressFault, pressFaultOf } from './fault.ts';
import { makeGate } from './gate.ts';
import { MarkdownReader } from './markdown-reader.ts';
import type { PictureStore } from './pictures.ts';

export type { Draft } from './draft.ts';

/** How far a press has come: files done of all, and the one just done. */
export interface PressProgress {
	done: number;
	total: number;
	file: string;
}

export interface PressOptions extends PictureStore {
	onProgress?: (progress: PressProgress) => void;
	/** Reads Markdown within a bound of time; the caller closes what it gives. */
	markdown?: MarkdownReader;
}

/** What a press gives: the articles that are in order, in the order of the front, and all faults. */
export interface PressResult {
	articles: Draft[];
	faults: PressFault[];
}

/** Files worked on at once; their pictures have a gate of their own. */
const filesAtOnce = 4;

/**
 * Presses a folder of Markdown and HTML files (`content/`). Writes nothing but pictures, to the sinks given. Faults of
 * the material are in the answer; what the sinks throw is thrown on.
 */
export async function pressFolder(folder: string, options: PressOptions): Promise<PressResult> {
	const read = await readFolder(folder).catch(pressFaultOf);
	if (read instanceof PressFault) return { articles: [], faults: [read] };
	const results = await makeDrafts(read, options);
	const drafts = results.flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
	const clashes = [
		...findClashes(drafts, 'id', ({ head }) => head.id),
		...findClashes(drafts, 'order', ({ order }) => order)
	];
	const faults = [...read.faults, ...results.flatMap((result) => result.faults), ...clashes];
	const clashing = new Set(clashes.map(({ file }) => file));
	return {
		articles: drafts.filter(({ file }) => !clashing.has(file)).sort(compare),
		faults: faults.sort(compareFaults)
	};
}

async function makeDrafts(folder: SourceFolder, { onProgress, ...options }: PressOptions): Promise<DraftResult[]> {
	const gate = makeGate(filesAtOnce);
	const markdown = options.markdown ?? new MarkdownReader();
	let done = 0;
	const makeOne = async (file: SourceFile) => {
		const result = await makeDraft(folder, file, { ...options, markdown });
		onProgress?.({ done: ++done, total: folder.files.length, file: file.name });
		return result;
	};
	try {
		return await Promise.all(folder.files.map((file) => gate(() => makeOne(file))));
	} finally {
		if (options.markdown === undefined) await markdown.close();
	}
}

/** Two files with the same value of a field: the later one is at fault, and says which is the earlier. */
function findClashes(
	drafts: readonly Draft[],
	field: 'id' | 'order',
	valueOf: (draft: Draft) => string | number | undefined
): PressFault[] {
	const first = new Map<string | number, Draft>();
	return drafts.flatMap((draft) => {
		const value = valueOf(draft);
		if (value === undefined) return [];
		const earlier = first.get(value);
		if (earlier === undefined) {
			first.set(value, draft);
			return [];
		}
		const sentence = `"${field}" is ${value} in ${earlier.file}:${earlier.lines[field]} already`;
		return [new PressFault(sentence, { file: draft.file, line: draft.lines[field], field })];
	});
}

function compare(one: Draft, other: Draft): number {
	const byOrder = (one.order ?? Infinity) - (other.order ?? Infinity);
	if (byOrder !== 0 && !Number.isNaN(byOrder)) return byOrder;
	const byTime = Date.parse(other.head.published) - Date.parse(one.head.published);
	return byTime !== 0 ? byTime : one.head.id < other.head.id ? -1 : 1;
}

function compareFaults(one: PressFault, other: PressFault): number {
	const [a, b] = [one.file ?? '', other.file ?? ''];
	return a === b ? (one.line ?? 0) - (other.line ?? 0) : a < b ? -1 : 1;
}
