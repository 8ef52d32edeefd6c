// One file made into one draft: front matter, body and pictures brought together, every fault told with its line.
import { SchemaError } from '#lib/article/schema.ts';
import { articleHeadSchema, type Article, type Picture } from '#lib/article/types.ts';
import { directionOf } from '#lib/contract/languages.ts';
import { readPictureFile, type SourceFile, type SourceFolder } from '../sources/folder.ts';
import { cleanBody, listPictures } from './clean.ts';
import { PressFault, pressFaultOf } from './fault.ts';
import type { Fields } from './fields.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import type { MarkdownReader } from './markdown-reader.ts';
import { countWords, minutesOf } from './pace.ts';
import { makePicture, type PictureStore } from './pictures.ts';
import { pictureLimits } from './recipe.ts';

/** An article ready to be published: its revision is 1 until publishing compares it with what is out already. */
export interface Draft extends Article {
	/** Its place on the front; those without one follow, newest first. */
	order: number | undefined;
	/** The file it is of, as shown to people. */
	file: string;
	/** Lines of fields that are compared between files. */
	lines: { id: number; order: number };
}

/** What became of a file: a draft, or the faults that stand in its way. */
export type DraftResult = { draft: Draft; faults: [] } | { draft: undefined; faults: PressFault[] };

/** What a draft is made with: where its pictures go, and who reads its Markdown. */
export interface Workshop extends PictureStore {
	markdown: MarkdownReader;
}

/** Presses one file. Never throws for what is in it. */
export async function makeDraft(folder: SourceFolder, file: SourceFile, workshop: Workshop): Promise<DraftResult> {
	const matter = readFrontMatter(file.text, file.name);
	const faults = [...matter.faults];
	const html = await readBody(file, matter, workshop.markdown, faults);
	const sources = listNamed(html, matter, file, faults);
	const pictures = await makePictures(folder, file, matter, sources, workshop, faults);
	if (matter.fields === undefined || faults.length > 0) return { draft: undefined, faults };
	try {
		const article = assemble(matter.fields, html, pictures);
		const lines = { id: matter.lineOf(['id']), order: matter.lineOf(['order']) };
		return { draft: { ...article, order: matter.fields.order, file: file.name, lines }, faults: [] };
	} catch (caught) {
		return { draft: undefined, faults: [pressFaultOf(caught).at({ file: file.name, line: matter.bodyLine })] };
	}
}

async function readBody(
	file: SourceFile,
	matter: FrontMatter,
	markdown: MarkdownReader,
	faults: PressFault[]
): Promise<string> {
	if (file.kind === 'html') return matter.body;
	try {
		const read = await markdown.read(matter.body, matter.fields?.language ?? 'en');
		for (const { sentence, line, field } of read.faults) {
			faults.push(new PressFault(sentence, { file: file.name, line: (line ?? 1) + matter.bodyLine - 1, field }));
		}
		return read.html;
	} catch (caught) {
		faults.push(pressFaultOf(caught).at({ file: file.name, line: matter.bodyLine }));
		return '';
	}
}

/** The pictures an article names, the lead's first. */
function listNamed(html: string, matter: FrontMatter, file: SourceFile, faults: PressFault[]): string[] {
	const lead = matter.fields?.lead?.picture;
	try {
		return [...new Set([...(lead === undefined ? [] : [lead]), ...listPictures(html)])];
	} catch (caught) {
		faults.push(pressFaultOf(caught).at({ file: file.name, line: matter.bodyLine }));
		return [];
	}
}

async function makePictures(
	folder: SourceFolder,
	file: SourceFile,
	matter: FrontMatter,
	sources: string[],
	store: PictureStore,
	faults: PressFault[]
): Promise<Map<string, Picture>> {
	const pictures = new Map<string, Picture>();
	for (const source of sources) {
		try {
			const bytes = await readPictureFile(folder, file, decodePath(source), pictureLimits.bytes);
			pictures.set(source, await makePicture(bytes, store));
		} catch (caught) {
			const fault = pressFaultOf(caught);
			const isLead = source === matter.fields?.lead?.picture;
			const line = isLead ? matter.lineOf(['lead', 'picture']) : findLine(file, matter, source);
			const sentence = fault.sentence.includes(source) ? fault.sentence : `${fault.sentence} ("${source}")`;
			faults.push(
				new PressFault(sentence, { file: file.name, line, field: isLead ? 'lead.picture' : 'src' }, fault.cause)
			);
		}
	}
	return pictures;
}

/** Markdown writes addresses with percent signs where a file's name has other letters. */
function decodePath(source: string): string {
	try {
		return decodeURIComponent(source);
	} catch (caught) {
		if (caught instanceof URIError) return source;
		throw caught;
	}
}

function findLine(file: SourceFile, matter: FrontMatter, source: string): number {
	const lines = file.text.split('\n');
	const at = lines.findIndex((line, index) => {
		return index >= matter.bodyLine - 1 && (line.includes(source) || line.includes(decodePath(source)));
	});
	return at < 0 ? matter.bodyLine : at + 1;
}

function assemble(fields: Fields, html: string, pictures: ReadonlyMap<string, Picture>): Article {
	const { language, lead } = fields;
	const direction = directionOf(language);
	const body = cleanBody(html, { pictures, direction });
	const words = countWords(body, language);
	if (words === 0) throw new PressFault('the article has no text');
	const leadPicture = lead === undefined ? undefined : pictures.get(lead.picture);
	const head = {
		id: fields.id,
		revision: 1,
		language,
		direction,
		title: fields.title,
		standfirst: fields.standfirst,
		byline: fields.byline,
		...(fields.place === undefined ? {} : { place: fields.place }),
		published: fields.published,
		...(fields.updated === undefined ? {} : { updated: fields.updated }),
		tags: fields.tags ?? [],
		words,
		minutes: minutesOf(words, language),
		...(lead === undefined || leadPicture === undefined
			? {}
			: { lead: { picture: leadPicture.id, alt: lead.alt, caption: lead.caption ?? '', credit: lead.credit ?? '' } }),
		pictures: [...new Map([...pictures.values()].map((picture) => [picture.id, picture])).values()],
		sources: (fields.source ?? []).map(({ name, url, note }) => ({
			name,
			...(url === undefined ? {} : { url }),
			...(note === undefined ? {} : { note })
		}))
	};
	try {
		articleHeadSchema(head);
	} catch (refused) {
		if (refused instanceof SchemaError) throw new PressFault(`the article's head is refused: ${refused.message}`);
		throw refused;
	}
	// In the order written here, not the schema's: were it another, every article would be taken for corrected.
	return { head, body };
}
