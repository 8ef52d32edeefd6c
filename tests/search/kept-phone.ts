// A phone for the index's tests: an edition's files in caches in memory, and an index over them that can be opened anew.
import { vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import { StandingIndex } from '#lib/search/standing-index.ts';
import { Upkeep, type Progress } from '#lib/search/upkeep.ts';
import { makeEdition, type Edition, type EditionPlot } from '../vault/edition.ts';
import { MemoryCaches } from '../vault/memory-caches.ts';
import { makePublisher } from '../vault/publisher.ts';

/** What is said of an article of this phone: its id, and what it says. */
export interface Text {
	id: string;
	text: string;
	revision?: number;
	language?: string;
	site?: string;
}

export class KeptPhone {
	readonly caches = new MemoryCaches();
	index = new StandingIndex();
	#upkeep = this.#open();
	#edition: Edition | undefined;
	#number = 0;
	/** How often the upkeep told of a change. */
	told: Progress[] = [];

	constructor() {
		vi.stubGlobal('caches', this.caches);
	}

	/** The page is opened anew: what was in memory is gone. */
	restart(): void {
		this.index = new StandingIndex();
		this.#upkeep = this.#open();
		this.told = [];
	}

	/** Publishes an edition; its list and all its texts are kept, and what was kept before stays. */
	async keep(texts: readonly Text[], gone: string[] = []): Promise<void> {
		this.#number += 1;
		const articles: EditionPlot['articles'] = texts.map(({ text, ...about }) => ({ ...about, body: `<p>${text}</p>` }));
		const publisher = await makePublisher(1);
		this.#edition = await makeEdition(publisher, { number: this.#number, articles, gone }, this.#edition);
		const cache = await this.caches.open(cacheNames.articles);
		for (const [path, bytes] of this.#edition.files) await cache.put(path, new Response(bytes));
	}

	/** Drops the text of an article, as the vault does with one that was corrected or made room for. */
	async drop(id: string): Promise<void> {
		const hash = this.#edition?.entry(id).hash ?? '';
		await (await this.caches.open(cacheNames.articles)).delete(`/a/${hash}`);
	}

	/** Brings the index up to what is kept. */
	look(mark?: string): Promise<Progress> {
		return this.#upkeep.run(mark);
	}

	/** Another tab over what this phone has. */
	openTab(): { look: () => Promise<Progress> } {
		const upkeep = this.#open(new StandingIndex());
		return { look: () => upkeep.run() };
	}

	/** The ids of what is found, in their order. */
	find(typed: string, language?: string, site?: string): string[] {
		const question = { typed, language, site, order: 'newest' as const, most: 10_000 };
		return this.index.ask(question).hits.map(({ article }) => article.id);
	}

	/** Paths of the index's shards, as they lie there. */
	get shards(): string[] {
		return this.caches.paths(cacheNames.search).filter((path) => /[0-9a-f]{64}$/.test(path));
	}

	#open(index = this.index): Upkeep {
		return new Upkeep({
			index,
			pause: () => Promise.resolve(),
			onChange: (progress) => void this.told.push(progress)
		});
	}
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** So many texts, numbered from a number on; the words in each are its own and `common`. */
export function makeTexts(count: number, from = 0): Text[] {
	return Array.from({ length: count }, (_, at) => {
		const number = from + at;
		const name = [...String(number).padStart(4, '0')].map((digit) => letters[Number(digit)] ?? '').join('');
		return { id: `aa${name}`, text: `common own${name}` };
	});
}
