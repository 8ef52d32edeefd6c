// What Omnivore exported: lists of entries, the text of each as HTML beside them, marked passages as Markdown.
import { posix } from 'node:path';
import * as v from 'valibot';
import { decodeText } from '../decode.ts';
import { itemOf } from './exported.ts';
import { BringFault, sentenceOf } from './fault.ts';
import { highlightsOf, lineOf, needAddress, shareOf, stateOf, tagsOf, timeOfText } from './fields.ts';
import type { Folder } from './folder.ts';
import { refuse, type BroughtHighlight, type BroughtItem } from './item.ts';
import { readJson } from './json.ts';
import { bringLimits } from './limits.ts';

const text = v.nullish(v.string());
/** An entry of `metadata_0_to_20.json`, as Omnivore's export job wrote it. */
const entrySchema = v.looseObject({
	url: v.string(),
	slug: text,
	title: text,
	description: text,
	author: text,
	state: text,
	readingProgress: v.nullish(v.number()),
	thumbnail: text,
	labels: v.nullish(v.array(v.unknown())),
	savedAt: text,
	updatedAt: text,
	publishedAt: text
});
type Entry = v.InferOutput<typeof entrySchema>;

const listForm = /(?:^|\/)metadata_(\d+)_to_\d+\.json$/;
/** Percent; the last screen of a page seldom reaches its very end. */
const readFrom = 0.95;

/** The lists of an export, in their order; none where the folder is not one. */
export function listOmnivore(folder: Folder): string[] {
	const numberOf = (path: string): number => Number(listForm.exec(path)?.[1]);
	return folder.paths.filter((path) => listForm.test(path)).sort((one, other) => numberOf(one) - numberOf(other));
}

/** The entries of a list: those whose text came along as articles, the others as addresses. */
export async function* readOmnivore(folder: Folder, list: string): AsyncGenerator<BroughtItem> {
	const name = `${folder.name}, ${list}`;
	const { text: json } = decodeText(await folder.read(list, bringLimits.documentBytes), undefined, 'html');
	const entries = readJson(json);
	if (!Array.isArray(entries)) throw new BringFault('it is not a list of entries');
	for (const [index, value] of (entries as unknown[]).entries()) {
		const where = `${name}, entry ${index + 1}`;
		if (index >= bringLimits.rows) {
			yield refuse(where, `there are more than ${bringLimits.rows} entries; this and the rest are left out`);
			return;
		}
		try {
			const result = v.safeParse(entrySchema, value, { abortEarly: true });
			if (!result.success) throw new BringFault('it is not an entry of Omnivore');
			yield await readEntry(folder, posix.dirname(list), result.output, where);
		} catch (caught) {
			yield refuse(where, sentenceOf(caught));
		}
	}
}

async function readEntry(folder: Folder, base: string, entry: Entry, where: string): Promise<BroughtItem> {
	const url = needAddress(entry.url);
	const title = lineOf(entry.title);
	const tags = tagsOf(entry.labels ?? []);
	const progress = shareOf(entry.readingProgress, 100);
	const isArchived = entry.state?.toLowerCase() === 'archived';
	const passages = await readBeside(folder, base, 'highlights', `${entry.slug ?? ''}.md`);
	const state = stateOf(
		{
			added: timeOfText(entry.savedAt),
			read: isArchived || (progress ?? 0) >= readFrom,
			archived: isArchived,
			progress
		},
		passages === undefined ? [] : readPassages(passages)
	);
	const content = await readBeside(folder, base, 'content', `${entry.slug ?? ''}.html`);
	return itemOf({
		url,
		title,
		tags,
		state,
		where,
		html: content?.trim() === '' ? undefined : content,
		lead: entry.thumbnail,
		about: {
			standfirst: lineOf(entry.description, bringLimits.standfirstCharacters),
			byline: lineOf(entry.author),
			published: timeOfText(entry.publishedAt)
		}
	});
}

/** A file named by an entry. A slug is one name, so it leads nowhere else. */
async function readBeside(folder: Folder, base: string, kind: string, file: string): Promise<string | undefined> {
	const path = posix.join(base, kind, file);
	if (/[/\\]/.test(file) || !folder.has(path)) return undefined;
	return decodeText(await folder.read(path, bringLimits.textBytes), 'text/html; charset=utf-8', 'html').text;
}

/** Each passage is a quotation; labels (`#…`) and a note follow in paragraphs of their own. */
function readPassages(markdown: string): BroughtHighlight[] {
	const passages: { text: string; note: string }[] = [];
	for (const block of markdown.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
		const last = passages.at(-1);
		const lines = block.trim().split('\n');
		if (lines[0]?.startsWith('>')) {
			passages.push({ text: lines.map((line) => line.replace(/^> ?/, '')).join('\n'), note: '' });
		} else if (last === undefined) passages.push({ text: '', note: block.trim() });
		else if (!isLabels(block)) last.note = `${last.note}\n\n${block.trim()}`.trim();
	}
	return highlightsOf(passages);
}

function isLabels(block: string): boolean {
	return block
		.trim()
		.split(/\s+/)
		.every((word) => word.startsWith('#'));
}
