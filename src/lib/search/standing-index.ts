// The index as one tab has it in memory: the shards that count, and what is asked of them.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash } from '#lib/article/types.ts';
import { findIn, type Found } from './find.ts';
import { emptyManifest, type IndexStore, type Manifest } from './index-store.ts';
import { readQuery } from './query.ts';
import type { Shard } from './shard.ts';
import type { Indexed } from './shard-rows.ts';

/** What is asked of the index. */
export interface Question {
	typed: string;
	/** A language's tag, or a source's name; undefined for all. */
	language: string | undefined;
	site: string | undefined;
	order: 'best' | 'newest';
	most: number;
}

/** How many of what was found there are of each, the most first. */
export type Count = readonly [name: string, articles: number];

/** What was found, and by what else it could be chosen among. */
export interface Answer extends Found {
	languages: Count[];
	sites: Count[];
}

/** The index in memory. */
export class StandingIndex {
	#manifest: Manifest = emptyManifest;
	#shards = new Map<Hash, Shard>();
	#out: ReadonlySet<Hash> = new Set();
	/** Shards that found no room on the disk, by their sums: in this tab's memory alone. */
	readonly unwritten = new Map<Hash, Bytes>();

	/** What of the index counts here. */
	get manifest(): Manifest {
		return this.#manifest;
	}

	/** What of a manifest counts for whoever reads the disk. */
	writtenOf(manifest: Manifest): Manifest {
		return { ...manifest, shards: manifest.shards.filter(({ sum }) => !this.unwritten.has(sum)) };
	}

	get shards(): Iterable<Shard> {
		return this.#shards.values();
	}

	/** How many articles can be found. */
	get size(): number {
		return [...this.shards].flatMap(textsOf).filter((hash) => !this.#out.has(hash)).length;
	}

	/**
	 * Reads what the store has and this tab has not, the small ones first. What this tab alone has counts all the same; which of it
	 * is out is for the upkeep to say anew. @returns whether every shard was there
	 */
	async read(store: IndexStore, onMore: () => void = () => undefined): Promise<boolean> {
		const manifest = (await store.readManifest()) ?? emptyManifest;
		const shards = new Map<Hash, Shard>();
		const bySize = [...manifest.shards].sort((one, other) => one.articles - other.articles);
		for (const [at, { sum }] of bySize.entries()) {
			const shard = this.#shards.get(sum) ?? (await store.readShard(sum));
			if (shard === undefined) continue;
			shards.set(sum, shard);
			// What is here can be searched while the rest is read
			if (this.#shards.size >= shards.size) continue;
			this.#take(manifest, new Map(shards));
			if (at < bySize.length - 1) onMore();
		}
		const isWhole = shards.size === manifest.shards.length;
		const written = new Set([...shards.values()].flatMap(textsOf));
		for (const sum of this.unwritten.keys()) {
			const shard = this.#shards.get(sum);
			// Another tab may have written what this one could not
			if (shard === undefined || textsOf(shard).some((hash) => written.has(hash))) this.unwritten.delete(sum);
			else shards.set(sum, shard);
		}
		const counting = [...shards.values()].map(({ sum, articles }) => ({ sum, articles: articles.length }));
		this.#take({ ...manifest, shards: counting }, shards);
		return isWhole;
	}

	/** From now on these count, the shards among them that are not known yet being given. */
	change(manifest: Manifest, added?: Shard): void {
		if (added !== undefined) this.#shards.set(added.sum, added);
		const shards = manifest.shards.flatMap(({ sum }) => this.#shards.get(sum) ?? []);
		this.#take(manifest, new Map(shards.map((shard) => [shard.sum, shard])));
		for (const sum of this.unwritten.keys()) if (!this.#shards.has(sum)) this.unwritten.delete(sum);
	}

	/** Answers a question. */
	ask({ typed, language, site, order, most }: Question): Answer {
		const languages = new Map<string, number>();
		const sites = new Map<string, number>();
		const admits = (article: Indexed): boolean => {
			if (this.#out.has(article.hash)) return false;
			const isOfLanguage = language === undefined || article.language === language;
			const isOfSite = site === undefined || article.site === site;
			// Each choice is offered as it would be under the other
			if (isOfSite) add(languages, article.language);
			if (isOfLanguage) add(sites, article.site);
			return isOfLanguage && isOfSite;
		};
		const found = findIn(this.#shards.values(), { clauses: readQuery(typed), admits, most, order });
		return { ...found, languages: mostFirst(languages), sites: mostFirst(sites) };
	}

	#take(manifest: Manifest, shards: Map<Hash, Shard>): void {
		this.#manifest = manifest;
		this.#shards = shards;
		this.#out = new Set(manifest.out);
	}
}

/** The texts that a shard has. */
export function textsOf({ articles }: Shard): Hash[] {
	return articles.map(({ hash }) => hash);
}

function add(counts: Map<string, number>, name: string): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): Count[] {
	return [...counts].sort(([, one], [, other]) => other - one);
}
