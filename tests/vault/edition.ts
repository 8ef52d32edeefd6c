// Small signed editions for the vault's tests, with the bytes a server would give under each address.
import { createPrivateKey, sign } from 'node:crypto';
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { writeKey } from '#lib/article/key.ts';
import { keyIdOf, writeNote, type PublicKey } from '#lib/article/note.ts';
import { writeArticleText, writeContentsText } from '#lib/article/read.ts';
import type { Article, ArticleId, Contents, ContentsEntry, Hash, Pack, Picture } from '#lib/article/types.ts';

/** A publisher with a key from a seed of one repeated byte. */
export interface Publisher {
	key: PublicKey;
	sign(text: string): Promise<Bytes>;
}

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

export async function makePublisher(seed: number, name = 'shyraq.test'): Promise<Publisher> {
	const secret = createPrivateKey({
		key: Buffer.concat([pkcs8Head, Buffer.alloc(32, seed)]),
		format: 'der',
		type: 'pkcs8'
	});
	const jwk = secret.export({ format: 'jwk' });
	const key: PublicKey = { name, key: new Uint8Array(Buffer.from(String(jwk.x), 'base64url')) };
	return {
		key,
		async sign(text) {
			const signature = new Uint8Array(sign(null, toBytes(text), secret));
			return toBytes(writeNote({ text, signatures: [{ name, keyId: await keyIdOf(key), signature }] }));
		}
	};
}

/** What a test says of an article. */
export interface Plot {
	id: string;
	revision?: number;
	body?: string;
	/** Names of its pictures, the first of which leads. */
	pictures?: string[];
}

export interface Edition {
	contents: Contents;
	/** Every address and its bytes. */
	files: Map<string, Bytes>;
	entry(id: string): ContentsEntry;
	packs: Pack[];
}

/** What a test says of an edition. */
export interface EditionPlot {
	number: number;
	articles: Plot[];
	packSize?: number;
	gone?: string[];
}

export async function makeEdition(publisher: Publisher, plot: EditionPlot): Promise<Edition> {
	const files = new Map<string, Bytes>();
	const entries: ContentsEntry[] = [];
	for (const one of plot.articles) entries.push(await makeArticle(publisher, one, files));
	const packs: Pack[] = [];
	const size = plot.packSize ?? 0;
	for (let at = 0; size > 0 && at < entries.length; at += size) {
		packs.push(
			await makePack(
				entries.slice(at, at + size).map(({ hash }) => hash),
				files
			)
		);
	}
	const contents: Contents = {
		number: plot.number,
		published: '2022-01-08T12:00:00Z',
		publisher: 'Test',
		key: await writeKey(publisher.key),
		articles: entries,
		packs,
		gone: (plot.gone ?? []) as ArticleId[]
	};
	files.set('/contents', await publisher.sign(writeContentsText(contents)));
	const entry = (id: string): ContentsEntry => {
		const found = entries.find((known) => known.id === id);
		if (found === undefined) throw new Error(`no article ${id}`);
		return found;
	};
	return { contents, files, entry, packs };
}

async function makeArticle(publisher: Publisher, plot: Plot, files: Map<string, Bytes>): Promise<ContentsEntry> {
	const pictures: Picture[] = [];
	for (const name of plot.pictures ?? []) pictures.push(await makePicture(name, files));
	const first = pictures[0];
	const published = new Date(Date.UTC(2022, 0, 8, 12) - plot.id.charCodeAt(0) * 3_600_000).toISOString();
	const shared = { id: plot.id as ArticleId, revision: plot.revision ?? 1, language: 'en', direction: 'ltr' as const };
	const told = { title: `Article ${plot.id}`, standfirst: '', published, minutes: 1, tags: [] };
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
		body: plot.body ?? `<p>The text of ${plot.id}, қазақша.</p>\n<p>${'and more of it '.repeat(20)}</p>`
	};
	const bytes = await publisher.sign(writeArticleText(article));
	const hash = await hashOf(bytes);
	files.set(`/a/${hash}`, bytes);
	const lead = first === undefined ? {} : { lead: { alt: '', picture: first } };
	return { ...shared, ...told, ...lead, hash, bytes: bytes.length, pictures: pictures.length };
}

async function makePicture(name: string, files: Map<string, Bytes>): Promise<Picture> {
	const variants: Picture['variants'] = [];
	for (const format of ['avif', 'webp'] as const) {
		for (const width of [480, 960, 1600]) {
			const bytes = toBytes(`${format} of ${name} at ${width} ${'.'.repeat(width / 20)}`);
			const hash = await hashOf(bytes);
			files.set(`/i/${hash}`, bytes);
			variants.push({ hash, format, width, height: width / 2, bytes: bytes.length });
		}
	}
	const widest = variants.at(-1);
	if (widest === undefined) throw new Error('a picture without variants');
	return { id: widest.hash, width: 1600, height: 800, placeholder: 'data:image/webp;base64,AAAA', variants };
}

async function makePack(articles: Hash[], files: Map<string, Bytes>): Promise<Pack> {
	const lines = articles.map((hash) =>
		JSON.stringify({ hash, note: new TextDecoder().decode(files.get(`/a/${hash}`)) })
	);
	const bytes = toBytes(`${lines.join('\n')}\n`);
	const hash = await hashOf(bytes);
	files.set(`/pack/${hash}`, bytes);
	return { hash, bytes: bytes.length, articles };
}
