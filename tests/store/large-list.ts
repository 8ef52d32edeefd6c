// A list of ten thousand articles as it would be after years: real words, hashes by chance, real sizes; nothing is pressed.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleId, Entry, Hash, Picture } from '#lib/article/types.ts';
import type { SignedArticle } from '#lib/server/publish/sign.ts';
import { makeRandom } from './random.ts';

const contentFolder = join(import.meta.dirname, '../../content');
const languages = ['kk', 'ru', 'fa', 'en'] as const;
const hourMs = 3_600_000;
const start = Date.UTC(2024, 0, 1);

/** Makes articles one after another, each some hours younger than the one before. */
export class LargeList {
	readonly #random: () => number;
	readonly #words = new Map<string, string[]>(languages.map((language) => [language, wordsIn(language)]));
	#made = 0;

	constructor(seed: number) {
		this.#random = makeRandom(seed);
	}

	/** The next article, as if it had been signed. */
	next(): SignedArticle {
		const language = this.#pick(languages);
		this.#made += 1;
		const picture = this.#picture();
		const head = {
			id: this.#id(),
			revision: 1,
			language,
			direction: language === 'fa' ? 'rtl' : 'ltr',
			title: this.#sentence(language, 60 + this.#below(41)),
			standfirst: this.#sentence(language, 120 + this.#below(100)),
			byline: 'Shyraq',
			published: new Date(start + this.#made * hourMs * 2 + this.#below(60) * 60_000).toISOString(),
			tags: ['kazakhstan', this.#pick(['shutdowns', 'protests', 'weather', 'courts', 'economy'])],
			words: 700,
			minutes: 2 + this.#below(8),
			lead: { picture: picture.id, alt: this.#sentence(language, 60 + this.#below(60)), caption: '', credit: '' },
			pictures: [picture],
			sources: []
		} as const satisfies SignedArticle['article']['head'];
		const hash = hashByChance();
		return { article: { head, body: '' }, note: '', hash, bytes: 4000 + this.#below(9000), draft: hash };
	}

	#picture(): Picture {
		const widths = [480, 800, 1600];
		const variants = widths.flatMap((width) =>
			(['avif', 'webp'] as const).map((format) => ({
				hash: hashByChance(),
				format,
				width,
				height: Math.round((width * 2) / 3),
				bytes: Math.round(width * (30 + this.#below(60)))
			}))
		);
		const widest = variants.at(-1);
		if (widest === undefined) throw new Error('a picture has variants');
		// Between 140 and 230 letters, as the pressed edition has them
		const dots = randomBytes(60 + this.#below(70)).toString('base64');
		const placeholder = `data:image/webp;base64,UklGRlAAAABXRUJQVlA4IEQAAADwAQCdASoQA${dots}`;
		return { id: widest.hash, width: widest.width, height: widest.height, placeholder, variants };
	}

	#sentence(language: string, letters: number): string {
		const words = this.#words.get(language) ?? [];
		let text = '';
		while (text.length < letters) text += `${text === '' ? '' : ' '}${this.#pick(words)}`;
		return text;
	}

	#id(): ArticleId {
		const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
		return Array.from({ length: 8 }, () => alphabet.charAt(this.#below(32))).join('') as ArticleId;
	}

	#pick<T>(items: readonly T[]): T {
		const item = items[this.#below(items.length)];
		if (item === undefined) throw new Error('there is nothing to pick from');
		return item;
	}

	#below(limit: number): number {
		return Math.floor(this.#random() * limit);
	}
}

/** A correction: the same article with other bytes. */
export function correct(signed: SignedArticle): SignedArticle {
	const { head, body } = signed.article;
	const revision: Entry['revision'] = head.revision + 1;
	return { ...signed, article: { head: { ...head, revision }, body }, hash: hashByChance() };
}

function hashByChance(): Hash {
	return randomBytes(32).toString('hex') as Hash;
}

/** Every word of the shipped articles in a language, as often as it stands there. */
function wordsIn(language: string): string[] {
	const texts = readdirSync(contentFolder)
		.filter((name) => name.endsWith('.md'))
		.map((name) => readFileSync(join(contentFolder, name), 'utf8'))
		.filter((text) => new RegExp(`^language: "?${language}"?$`, 'm').test(text));
	return texts.flatMap(
		(text) =>
			text
				.split('---')
				.slice(2)
				.join(' ')
				.match(/[\p{L}\p{M}\u200c’-]+/gu) ?? []
	);
}
