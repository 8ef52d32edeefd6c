// What the worker does with the vault at a page's word, for tests: plan, keep, tell; and what became of it in one line.
import { vi } from 'vitest';
import type { Piece, PictureWish, Readiness, Room } from '#lib/contract/messages.ts';
import type { Held } from '#lib/vault/contents.ts';
import { makeEdition, type Edition, type EditionPlot } from './edition.ts';
import { makePublisher } from './publisher.ts';
import type { Vault } from './vault.ts';
import { World } from './world.ts';

export const usualWish: PictureWish = { pictures: 'all', width: 800, format: 'avif' };
/** A mirror's origin. */
export const mirror = 'https://mirror.test';

/** The code of the fault that ends the work; 'none' where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
	const failed: unknown = await work.then(
		() => undefined,
		(caught: unknown) => caught
	);
	if (failed === undefined) return 'none';
	// Each life of the worker has a class of faults of its own.
	const { fault } = failed as { fault?: { code: string } };
	return fault?.code ?? `no fault but ${(failed as Error).name}: ${(failed as Error).message}`;
}

/** A phone that follows one publisher. */
export class Phone {
	readonly world: World;
	readonly #own: Vault | undefined;
	edition: Edition | undefined;
	wish = usualWish;

	/** `own` where only one life of the worker is meant, whatever runs when something is asked. */
	constructor(world: World, own?: Vault) {
		this.world = world;
		this.#own = own;
	}

	static async open(): Promise<Phone> {
		vi.spyOn(console, 'warn').mockImplementation(() => undefined);
		return new Phone(await World.open());
	}

	get vault(): Vault {
		return this.#own ?? this.world.vault;
	}

	/** Puts an edition on the server, its list continuing the one before. */
	async publish(plot: EditionPlot): Promise<Edition> {
		this.edition = await makeEdition(await makePublisher(1), plot, this.edition);
		this.world.serve(this.edition.files);
		return this.edition;
	}

	/** The same, and the phone learns of it. */
	async follow(plot: EditionPlot): Promise<Edition> {
		const edition = await this.publish(plot);
		await this.vault.refreshContents();
		return edition;
	}

	async held(): Promise<Held> {
		const held = await this.vault.loadContents();
		if (held === undefined) throw new Error('no contents');
		return held;
	}

	/** As the worker plans. */
	async plan(wish = this.wish): Promise<Piece[]> {
		const { vault } = this;
		await vault.settle();
		await vault.writeFact('wish', wish);
		await vault.rankByWish();
		await vault.prune();
		return (await vault.planPieces((await this.held()).contents, wish)).pieces;
	}

	/** As the worker keeps a piece. */
	async keep(piece: Pick<Piece, 'kind' | 'hash' | 'bytes'>): Promise<void> {
		const { vault } = this;
		const { key } = await this.held();
		if (piece.kind === 'picture') await vault.fetchPicture(piece.hash);
		else if (piece.kind === 'pack') await vault.fetchPack(piece, key, () => undefined);
		else {
			const entry = await vault.findByHash(piece.hash);
			if (entry === undefined) throw new Error(`the list names no article ${piece.hash}`);
			await vault.fetchText(entry, key);
		}
	}

	async keepText(id: string): Promise<void> {
		const line = await this.vault.findLine(id);
		if (line === undefined || !('hash' in line)) throw new Error(`no article ${id}`);
		await this.vault.fetchText(line, (await this.held()).key);
	}

	/** Plan after plan until nothing is lacking. */
	async keepAll(): Promise<void> {
		for (let pieces = await this.plan(), rounds = 0; pieces.length > 0; pieces = await this.plan(), rounds += 1) {
			if (rounds > 20) throw new Error(`never whole: ${JSON.stringify(pieces.slice(0, 3))}`);
			// As the page does: with texts here the next plan knows their pictures.
			const texts = pieces.filter(({ lane }) => lane === 'texts');
			for (const piece of texts.length > 0 ? texts : pieces) await this.keep(piece);
		}
	}

	async makeRoom(room: Partial<Room>) {
		return this.vault.makeRoom({ limitBytes: 0, spared: [], finished: [], ...room });
	}

	async readiness(ids: readonly string[] = []): Promise<Readiness> {
		return this.vault.readReadiness(await this.vault.loadContents(), ids);
	}

	/** Texts and pictures here, of all there are. */
	async ready(): Promise<string> {
		const { articles, articlesKept, pictures, picturesKept } = await this.readiness();
		return `${articlesKept}/${articles} texts, ${picturesKept}/${pictures} pictures`;
	}

	/** Ids of the whole list, in its order. */
	async listed(): Promise<string[]> {
		return (await this.vault.ledgerList.olderThan(undefined, 100_000)).map(({ id }) => id);
	}
}
