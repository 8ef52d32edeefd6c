// Made-up articles of real sizes in four scripts, any number of them: the newest is number 0, and each is the same in an edition of any size.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '#lib/article/bytes.ts';
import {
	articleIdSchema,
	hashSchema,
	type Article,
	type Hash,
	type Picture,
	type Variant
} from '#lib/article/types.ts';
import { chanceFrom, type Chance } from '../figures/chance.ts';
import { root } from './publisher.ts';
import { smallWidth, type DrawPicture } from './scale-pictures.ts';

/** Cyrillic twice, the Arabic script, the Latin and the Georgian. */
const languages = ['kk', 'ru', 'fa', 'en', 'ka'] as const;
type Row = readonly [string, ...string[]];
/** Words by language. */
type Words = Readonly<Record<(typeof languages)[number], Row>>;

/** The shipped edition has no Georgian: common words, for the look of them. */
const georgian: Row = [
	'სახლი',
	'ქალაქი',
	'შუქი',
	'ღამე',
	'გზა',
	'წერილი',
	'ხალხი',
	'სიტყვა',
	'მეზობელი',
	'და',
	'იყო',
	'დღეს',
	'რომელიც',
	'თითქმის',
	'გაზეთი',
	'მოედანზე'
];

/** Bytes of an article's body, from a notice to a long report; the head and the signature make another 1 to 2 KB. */
const leastBytes = 1200;
const mostBytes = 10_400;
const everyMs = 2 * 3_600_000;
const newest = Date.UTC(2026, 10, 20, 6);
/** The part of the articles that have a lead picture. */
const pictured = 0.4;
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** The words that articles are made of: those of the shipped articles, as often as they stand there. */
function readWords(): Words {
	const folder = join(root, 'content');
	const texts = readdirSync(folder)
		.filter((name) => name.endsWith('.md'))
		.map((name) => readFileSync(join(folder, name), 'utf8'));
	const wordsIn = (language: string): Row => {
		const own = texts.filter((text) => new RegExp(`^language: "?${language}"?$`, 'm').test(text));
		const [first, ...others] = own.flatMap(
			(text) =>
				text
					.split('---')
					.slice(2)
					.join(' ')
					.match(/[\p{L}\p{M}\u200c’-]+/gu) ?? []
		);
		if (first === undefined) throw new Error(`No shipped article is in ${language}.`);
		return [first, ...others];
	};
	return { kk: wordsIn('kk'), ru: wordsIn('ru'), fa: wordsIn('fa'), en: wordsIn('en'), ka: georgian };
}

/**
 * Gives the article of a number, as the press gives it. Its pictures are named and have no bytes anywhere, but for those of the small
 * size where somebody draws them.
 */
export function newsArticles(draw?: DrawPicture): (number: number) => Article {
	const words = readWords();
	return (number) => makeArticle(number, words, draw);
}

/** The bytes of the pictures of an article that have some. */
export function picturesOf(number: number, { head }: Article, draw: DrawPicture): Bytes[] {
	return head.pictures.flatMap(({ variants }) => variants.filter(isSmall).map(({ bytes }) => draw(number, bytes)));
}

function isSmall({ format, width }: Pick<Variant, 'format' | 'width'>): boolean {
	return format === 'avif' && width === smallWidth;
}

function makeArticle(number: number, words: Words, draw: DrawPicture | undefined): Article {
	const chance = chanceFrom(number + 1);
	const language = chance.one(languages);
	const own = words[language];
	const body = writeBody(own, chance);
	const picture = chance.happens(pictured) ? makePicture(number, chance, draw) : undefined;
	const lead = { alt: write(own, 80, chance), caption: write(own, 90, chance), credit: 'Shyraq' };
	const count = body.split(' ').length;
	return {
		head: {
			id: articleIdSchema(idOf(number)),
			revision: 1,
			language,
			direction: language === 'fa' ? 'rtl' : 'ltr',
			title: write(own, chance.between(40, 90), chance),
			standfirst: write(own, chance.between(120, 220), chance),
			byline: 'Shyraq',
			published: new Date(newest - number * everyMs).toISOString().replace('.000Z', 'Z'),
			tags: ['kazakhstan', chance.one(['shutdowns', 'protests', 'weather', 'courts'])],
			words: count,
			minutes: Math.max(1, Math.round(count / 200)),
			...(picture === undefined ? {} : { lead: { picture: picture.id, ...lead } }),
			pictures: picture === undefined ? [] : [picture],
			sources: []
		},
		body
	};
}

/** An id of eight letters. */
export function idOf(number: number): string {
	return `n${Array.from({ length: 7 }, (_, place) => letters[Math.floor(number / 32 ** (6 - place)) % 32]).join('')}`;
}

function writeBody(words: Row, chance: Chance): string {
	const paragraphs: string[] = [];
	const limit = chance.between(leastBytes, mostBytes);
	for (let bytes = 0; bytes < limit;) {
		const paragraph = `<p>${write(words, chance.between(200, 600), chance)}.</p>`;
		paragraphs.push(paragraph);
		bytes += Buffer.byteLength(paragraph);
	}
	return paragraphs.join('\n');
}

function write(words: Row, length: number, chance: Chance): string {
	let text: string = chance.one(words);
	while (text.length < length) text += ` ${chance.one(words)}`;
	return text;
}

function makePicture(number: number, chance: Chance, draw: DrawPicture | undefined): Picture {
	const variants = [smallWidth, 800, 1600].flatMap((width) =>
		(['avif', 'webp'] as const).map((format) => {
			const bytes = Math.round(width * chance.between(30, 90));
			const drawn = isSmall({ format, width }) ? draw?.(number, bytes) : undefined;
			const hash = nameOf(drawn ?? `${number} ${format} ${width}`);
			return { hash, format, width, height: Math.round((width * 2) / 3), bytes: drawn?.length ?? bytes };
		})
	);
	const id = nameOf(`${number} webp 1600`);
	return { id, width: 1600, height: 1067, placeholder, variants };
}

function nameOf(content: string | Bytes): Hash {
	return hashSchema(createHash('sha256').update(content).digest('hex'));
}

/** One of the shipped edition's, of sixteen pixels by ten. */
const placeholder =
	'data:image/webp;base64,UklGRkwAAABXRUJQVlA4IEAAAADwAQCdASoQAAoABUB8JQBdgB5/AmIh9UAA/uQfW2KeN2gcuruuTRWgp4vy9Wg80JuoSvc9vuxtADNwQB4cTgAA';
