// Keeps the index to what is kept: texts that came are taken in, those that went are left out, small shards become larger ones.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash } from '#lib/article/types.ts';
import { readTextBlocks } from '#lib/article/text-blocks.ts';
import { buildShard, mergeShards, type Findable, type Pause } from './build.ts';
import { IndexStore, type Manifest } from './index-store.ts';
import { listKept, readKept } from './kept-texts.ts';
import { Shard } from './shard.ts';
import type { Indexed } from './shard-rows.ts';
import { textsOf, type StandingIndex } from './standing-index.ts';
import { byArticle, learnWithdrawn, type Withdrawn } from './withdrawn.ts';

/** Articles of a shard as it is built; the first is small, so that something is found soon. */
const firstArticles = 40;
const shardArticles = 250;
/** So many shards of like size become one. */
const mergedShards = 4;
/** A shard is written anew without what is left out, when that is more than this part of it. */
const mostOut = 0.25;

/** How far the index is: articles taken in, of all that are kept. */
export interface Progress {
	done: number;
	total: number;
	/** False where there was no room for all of the index: what is lacking on the disk is made anew at the next visit. */
	isKept: boolean;
}

/** What the upkeep tells and needs. */
export interface UpkeepNeeds {
	index: StandingIndex;
	pause: Pause;
	/** The index has changed, in memory and on disk. */
	onChange: (progress: Progress) => void;
}

/** The one writer of the index: whoever calls it holds the lock of its name. */
export class Upkeep {
	readonly #needs: UpkeepNeeds;
	/** Texts that cannot be read; they are not tried again by this tab. */
	readonly #unreadable = new Set<Hash>();

	constructor(needs: UpkeepNeeds) {
		this.#needs = needs;
	}

	/** Brings the index up to what is kept now, which `mark` stands for. A run that is cut loses what it had not yet put into a shard. */
	async run(mark?: string): Promise<Progress> {
		const { index } = this.#needs;
		const store = await IndexStore.open();
		let isKept = true;
		const write = async (): Promise<boolean> =>
			(isKept = await keep(() => store.writeManifest(index.writtenOf(index.manifest))));
		let isChanged = !(await index.read(store));
		await this.#writeRest(store);
		const kept = await listKept();
		const learnt = await learnWithdrawn(index.manifest, kept.lists);
		const { missing, out } = this.#compare(kept.articles, byArticle(learnt));
		const before = index.manifest;
		isChanged ||= !isSame(before.out, out) || !isSame(before.lists, learnt.lists);
		index.change({ ...before, ...learnt, out });
		const tell = (): Progress => {
			const total = kept.articles.size;
			const progress = { done: total - missing.length, total, isKept: isKept && index.unwritten.size === 0 };
			this.#needs.onChange(progress);
			return progress;
		};
		if (isChanged) {
			await write();
			tell();
		}
		while (missing.length > 0) {
			const isFirst = index.manifest.shards.length === 0;
			const findables = await this.#read(missing.splice(0, isFirst ? firstArticles : shardArticles));
			if (findables.length > 0) await this.#add(store, await buildShard(findables, this.#needs.pause), []);
			tell();
		}
		// Revisions of one article may have come together
		index.change({ ...index.manifest, out: this.#compare(kept.articles, byArticle(learnt)).out });
		await this.#merge(store);
		if (await write()) await keep(() => store.tidy(index.writtenOf(index.manifest)));
		const progress = tell();
		if (mark !== undefined && progress.isKept) await keep(() => store.writeMark(mark));
		return progress;
	}

	/** Tries again to write what found no room before. */
	async #writeRest(store: IndexStore): Promise<void> {
		const { unwritten } = this.#needs.index;
		for (const [sum, bytes] of unwritten) {
			if (!(await keep(() => store.putShard(bytes)))) return;
			unwritten.delete(sum);
		}
	}

	/** Which texts are lacking in the index, and which of those it has do not count. */
	#compare(kept: ReadonlySet<Hash>, withdrawn: Withdrawn): { missing: Hash[]; out: Hash[] } {
		const newest = new Map<string, Indexed>();
		const rows = new Map<Hash, Indexed>();
		for (const { articles } of this.#needs.index.shards)
			for (const row of articles) {
				rows.set(row.hash, row);
				if (!kept.has(row.hash) || (withdrawn.get(row.id) ?? 0) >= row.revision) continue;
				if ((newest.get(row.id)?.revision ?? 0) < row.revision) newest.set(row.id, row);
			}
		const out = [...rows.values()].filter((row) => newest.get(row.id) !== row).map(({ hash }) => hash);
		const missing = [...kept].filter((hash) => !rows.has(hash) && !this.#unreadable.has(hash));
		return { missing, out };
	}

	async #read(hashes: readonly Hash[]): Promise<Findable[]> {
		const findables: Findable[] = [];
		for (const hash of hashes) {
			const article = await readKept(hash);
			if (article === undefined) {
				this.#unreadable.add(hash);
				continue;
			}
			const { id, revision, language, site = '', published } = article.head;
			const about = { id, hash, revision, language, site, published: Math.floor(Date.parse(published) / 1000) };
			findables.push({ ...about, blocks: readTextBlocks(article) });
			await this.#needs.pause();
		}
		return findables;
	}

	/**
	 * Puts a shard in the place of others. Where there is no room for it, it is in memory for as long as this page is open, and
	 * does not take the place of what is on the disk. @returns whether it is kept
	 */
	async #add(store: IndexStore, bytes: Bytes, instead: readonly Shard[]): Promise<boolean> {
		const { index } = this.#needs;
		const shard = await Shard.read(bytes);
		if (shard === undefined) throw new TypeError('a shard that was just built cannot be read');
		const gone = new Set<string>(instead.map(({ sum }) => sum));
		const rest = index.manifest.shards.filter(({ sum }) => !gone.has(sum));
		const shards = shard.articles.length === 0 ? rest : [...rest, { sum: shard.sum, articles: shard.articles.length }];
		// What is out is in no shard that was written anew
		const replaced = new Set(instead.flatMap(textsOf));
		const out = index.manifest.out.filter((hash) => !replaced.has(hash));
		const manifest: Manifest = { ...index.manifest, shards, out };
		const isKept =
			(await keep(() => store.putShard(bytes))) && (await keep(() => store.writeManifest(index.writtenOf(manifest))));
		if (!isKept && instead.length > 0) return false;
		index.change(manifest, shard);
		if (!isKept) index.unwritten.set(shard.sum, bytes);
		return isKept;
	}

	/** Merges shards of like size, and writes anew those of which much is left out. */
	async #merge(store: IndexStore): Promise<void> {
		const { index, pause } = this.#needs;
		for (;;) {
			const out = new Set(index.manifest.out);
			const isWanted = ({ hash }: Indexed): boolean => !out.has(hash);
			const next = nextMerge([...index.shards], isWanted);
			if (next === undefined) return;
			if (!(await this.#add(store, await mergeShards(next, isWanted, pause), next))) return;
		}
	}
}

/** The shards that should become one; undefined where all are well as they are. */
function nextMerge(shards: readonly Shard[], isWanted: (article: Indexed) => boolean): Shard[] | undefined {
	const levels = new Map<number, Shard[]>();
	for (const shard of shards) {
		const { length } = shard.articles;
		if (shard.articles.filter(isWanted).length < length * (1 - mostOut)) return [shard];
		const level = Math.max(0, Math.floor(1 + Math.log(length / shardArticles) / Math.log(mergedShards)));
		const alike = [...(levels.get(level) ?? []), shard];
		if (alike.length === mergedShards) return alike;
		levels.set(level, alike);
	}
	return undefined;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((one, at) => one === others[at]);
}

/** Writes, or goes on without: a full disk takes the index from the next visit, not from this one. @returns whether it was written */
async function keep(write: () => Promise<void>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (refused) {
		if (!(refused instanceof DOMException)) throw refused;
		console.info(`shyraq: the index is not kept: ${refused.name}`);
		return false;
	}
}
