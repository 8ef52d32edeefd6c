// Small signed editions for the vault's tests, with the bytes a server would give under each address.
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { appendLines, idOfLine, writeSegment } from '#lib/article/log.ts';
import { writeKey } from '#lib/article/key.ts';
import { writeArticleText, writeContentsText } from '#lib/article/read.ts';
import type { Article, ArticleId, Contents, Entry, Hash, Pack, Picture, Segment } from '#lib/article/types.ts';
import type { Publisher } from './publisher.ts';

/** What a test says of an article. */
export interface Plot {
	id: string;
	revision?: number;
	body?: string;
	language?: string;
	/** The site it came from. */
	site?: string;
	/** Names of its pictures, the first of which leads. */
	pictures?: string[];
}

/** What a test says of an edition. */
export interface EditionPlot {
	number: number;
	articles: Plot[];
	packSize?: number;
	/** How many packs a list of them names; all of them where nothing is said. */
	packsListed?: number;
	gone?: string[];
	front?: string[];
	mirrors?: string[];
}

export interface Edition {
	contents: Contents;
	/** Every address and its bytes. */
	files: Map<string, Bytes>;
	entry(id: string): Entry;
	packs: Pack[];
	/** The list as a log of segments' lines. */
	log: string[][];
}

/** An edition, its list continuing the one of the edition before where that is given. */
export async function makeEdition(publisher: Publisher, plot: EditionPlot, before?: Edition): Promise<Edition> {
	const files = new Map<string, Bytes>();
	const entries: Entry[] = [];
	for (const one of plot.articles) entries.push(await makeArticle(publisher, one, files));
	const packs: Pack[] = [];
	const size = plot.packSize ?? 0;
	for (let at = 0; size > 0 && at < entries.length; at += size) {
		const inside = entries.slice(at, at + size).map(({ hash }) => hash);
		packs.push(await makePack(inside, files));
	}
	const log = nextLog(before?.log ?? [], entries, plot.gone ?? []);
	const contents: Contents = {
		number: plot.number,
		published: '2022-01-08T12:00:00Z',
		publisher: 'Test',
		key: await writeKey(publisher.key),
		mirrors: plot.mirrors ?? [],
		articles: entries.length,
		pictures: new Set(entries.flatMap(({ lead }) => lead?.picture.id ?? [])).size,
		bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
		front: (plot.front ?? []) as ArticleId[],
		segments: await makeSegments(log, files),
		packs: await makePackLists(packs, plot.packsListed ?? packs.length, files)
	};
	files.set('/contents', await publisher.sign(writeContentsText(contents)));
	const entry = (id: string): Entry => {
		const found = entries.find((known) => known.id === id);
		if (found === undefined) throw new Error(`no article ${id}`);
		return found;
	};
	return { contents, files, entry, packs, log };
}

/** The files of a log's segments, as the head names them. */
export async function makeSegments(log: readonly (readonly string[])[], files: Map<string, Bytes>): Promise<Segment[]> {
	const segments: Segment[] = [];
	for (const lines of log) segments.push({ ...(await name('/s/', writeSegment(lines), files)), lines: lines.length });
	return segments;
}

function nextLog(log: readonly (readonly string[])[], entries: readonly Entry[], gone: readonly string[]): string[][] {
	const last = new Map(log.flat().map((line) => [idOfLine(line), line]));
	const withdrawn = gone.map((id) => {
		const { revision } = JSON.parse(last.get(id) ?? '{"revision":1}') as { revision: number };
		return JSON.stringify({ id, revision: revision + 1, gone: 'yes' });
	});
	const lines = [...withdrawn, ...entries.map((entry) => JSON.stringify(entry)).reverse()];
	return appendLines(
		log,
		lines.filter((line) => last.get(idOfLine(line)) !== line)
	);
}

async function makePackLists(packs: readonly Pack[], size: number, files: Map<string, Bytes>) {
	const lists: { hash: Hash; bytes: number }[] = [];
	for (let at = 0; at < packs.length; at += size) {
		const lines = packs.slice(at, at + size).map((pack) => JSON.stringify(pack));
		lists.push(await name('/s/', writeSegment(lines), files));
	}
	return lists;
}

async function makeArticle(publisher: Publisher, plot: Plot, files: Map<string, Bytes>): Promise<Entry> {
	const pictures: Picture[] = [];
	for (const picture of plot.pictures ?? []) pictures.push(await makePicture(picture, files));
	const first = pictures[0];
	const published = new Date(Date.UTC(2022, 0, 8, 12) - plot.id.charCodeAt(0) * 3_600_000).toISOString();
	const { id, revision = 1, language = 'en' } = plot;
	const shared = { id: id as ArticleId, revision, language, direction: 'ltr' as const };
	const site = plot.site === undefined ? {} : { site: plot.site };
	const told = { title: `Article ${id}`, standfirst: '', published, minutes: 1, tags: [], ...site };
	const article: Article = {
		head: {
			...shared,
			...told,
			byline: 'A',
			words: 10,
			pictures,
			sources: [],
			...(first === undefined ? {} : { lead: { picture: first.id, alt: '', caption: '', credit: '' } })
		},
		body: plot.body ?? `<p>The text of ${id}, қазақша.</p>\n<p>${'and more of it '.repeat(20)}</p>`
	};
	const { hash, bytes } = await name('/a/', toText(await publisher.sign(writeArticleText(article))), files);
	const lead = first === undefined ? {} : { lead: { alt: '', picture: first } };
	return { ...shared, ...told, ...lead, hash, bytes, pictures: pictures.length };
}

/** A picture in two formats and three widths. */
export async function makePicture(title: string, files: Map<string, Bytes>): Promise<Picture> {
	const variants: Picture['variants'] = [];
	for (const format of ['avif', 'webp'] as const) {
		for (const width of [480, 960, 1600]) {
			const text = `${format} of ${title} at ${width} ${'.'.repeat(width / 4)}`;
			variants.push({ ...(await name('/i/', text, files)), format, width, height: width / 2 });
		}
	}
	const widest = variants.at(-1);
	if (widest === undefined) throw new Error('a picture without variants');
	return { id: widest.hash, width: 1600, height: 800, placeholder: 'data:image/webp;base64,AAAA', variants };
}

async function makePack(articles: Hash[], files: Map<string, Bytes>): Promise<Pack> {
	const lines = articles.map((hash) => {
		const note = files.get(`/a/${hash}`);
		if (note === undefined) throw new Error(`no bytes of ${hash}`);
		return JSON.stringify({ hash, note: toText(note) });
	});
	return { ...(await name('/pack/', writeSegment(lines), files)), articles };
}

/** Puts a text under the address that its bytes give it. */
async function name(folder: string, text: string, files: Map<string, Bytes>): Promise<{ hash: Hash; bytes: number }> {
	const bytes = toBytes(text);
	const hash = await hashOf(bytes);
	files.set(`${folder}${hash}`, bytes);
	return { hash, bytes: bytes.length };
}
