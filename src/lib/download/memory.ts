// What keeping remembers on the shelf from one visit to the next: all of it may be lost, and none of it stands in the way.
import { number, object, whole, type Schema } from '#lib/article/schema.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { loadFact, saveFact, type FactName } from '#lib/shelf/facts.ts';
import { clearTrouble, loadTroubles, saveTrouble } from '#lib/shelf/trouble.ts';
import type { TroubleStore } from './queue.ts';

/** When something last happened, in milliseconds since 1970. */
export const momentSchema = object({ at: number(0) });
/** How many bytes this phone held when it was full, and when. */
export const fullSchema = object({ bytes: whole(), at: number(0) });
/** Until when no network is asked. */
export const drillSchema = object({ until: number(0) });

/** The shelf, or a page's own memory where there is none. */
export class Memory {
	readonly #shelf: Shelf | undefined;
	readonly #facts = new Map<FactName, unknown>();

	constructor(shelf: Shelf | undefined) {
		this.#shelf = shelf;
	}

	/** Pieces in trouble. */
	readonly troubles: TroubleStore = {
		load: async () => (await this.try((shelf) => loadTroubles(shelf))) ?? [],
		save: (trouble) => this.try((shelf) => saveTrouble(shelf, trouble)),
		clear: (hash) => this.try((shelf) => clearTrouble(shelf, hash))
	};

	/** A fact; undefined where there is none, or it cannot be read. */
	async load<T>(name: FactName, schema: Schema<T>): Promise<T | undefined> {
		const kept = await this.try((shelf) => loadFact(shelf, name, schema));
		return kept ?? (this.#facts.get(name) as T | undefined);
	}

	/** Keeps a fact, for this page at least. */
	async save(name: FactName, value: unknown): Promise<void> {
		this.#facts.set(name, value);
		await this.try((shelf) => saveFact(shelf, name, value));
	}

	/** Does something with the shelf; undefined where that cannot be done, which keeping does not mind. */
	async try<T>(work: (shelf: Shelf) => Promise<T>): Promise<T | undefined> {
		if (this.#shelf === undefined) return undefined;
		try {
			return await work(this.#shelf);
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: not remembered: ${failed.message}`);
			return undefined;
		}
	}
}
