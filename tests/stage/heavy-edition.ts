// A made-up edition whose pictures are as heavy as a test wants them: small ones that every browser shows, with a box of nothing behind.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { articleIdSchema, hashSchema, type Article, type Picture } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';
import { idOf } from '../../tools/bench/scale-articles.ts';
import { makeScaleEdition, type ScaleEdition } from '../../tools/bench/scale-edition.ts';
import { showMany } from './many-articles.ts';
import { paragraph } from './small-edition.ts';
import type { Stage } from './stage.ts';

const width = 480;
const height = 300;
const paragraphs = 30;

/** An article of the edition, by what a test knows it. */
export interface HeavyArticle {
	id: string;
	title: string;
	/** Name of its one picture. */
	picture: string;
}

/** From now on the stage's network gives an edition of so many articles, each with one picture of so many bytes. @returns the articles, the newest first */
export async function showHeavy(stage: Stage, count: number, bytes: number): Promise<HeavyArticle[]> {
	const files = new Map<string, { type: string; bytes: Buffer }>();
	const pictures: Picture[] = [];
	for (let number = 0; number < count; number += 1) pictures.push(await drawPicture(number, bytes, files));
	const articles = pictures.map(makeArticle);
	const edition: ScaleEdition = await makeScaleEdition(count, (number) => articles[number] ?? articles[0] ?? none());
	showMany(stage, edition);
	for (const [path, { type, bytes }] of files)
		stage.proxy.switch(path, { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, bytes });
	return articles.map(({ head }, number) => ({
		id: head.id,
		title: head.title,
		picture: pictures[number]?.id ?? none()
	}));
}

async function drawPicture(
	number: number,
	bytes: number,
	files: Map<string, { type: string; bytes: Buffer }>
): Promise<Picture> {
	const background = { r: 40 * number, g: 120, b: 200 - 20 * number };
	const drawn = sharp({ create: { width, height, channels: 3, background } });
	const put = (format: 'avif' | 'webp', body: Buffer) => {
		const hash = hashSchema(createHash('sha256').update(body).digest('hex'));
		files.set(places.picture(hash), { type: `image/${format}`, bytes: body });
		return { hash, format, width, height, bytes: body.length };
	};
	const avif = await drawn.clone().avif().toBuffer();
	const variants = [
		put('avif', Buffer.concat([avif, emptyBox(bytes - avif.length)])),
		put('webp', await drawn.clone().webp().toBuffer())
	];
	const tiny = await drawn.clone().resize({ width: 8 }).webp().toBuffer();
	const placeholder = `data:image/webp;base64,${tiny.toString('base64')}`;
	return { id: variants[1]?.hash ?? none(), width, height, placeholder, variants };
}

/** A box that readers pass over (ISO/IEC 14496-12, 8.1.2), of so many bytes with its head. */
function emptyBox(bytes: number): Buffer {
	const box = Buffer.alloc(bytes);
	box.writeUInt32BE(bytes);
	box.write('free', 4);
	return box;
}

function makeArticle(picture: Picture, number: number): Article {
	const title = `Heavy article ${number}`;
	const figure = `<figure><img src="${places.picture(picture.id)}" alt="A plain colour" width="${width}" height="${height}"></figure>`;
	const texts = Array.from({ length: paragraphs }, (_, at) => `<p>${paragraph(at + 1)}</p>`);
	return {
		head: {
			id: articleIdSchema(idOf(number)),
			revision: 1,
			language: 'en',
			direction: 'ltr',
			title,
			standfirst: `${title}, with a picture.`,
			byline: 'The stage',
			published: `2026-11-${20 - number}T07:00:00Z`,
			tags: [],
			words: 1500,
			minutes: 7,
			pictures: [picture],
			sources: []
		},
		body: [figure, ...texts].join('\n')
	};
}

function none(): never {
	throw new Error('there is no such article or picture');
}
