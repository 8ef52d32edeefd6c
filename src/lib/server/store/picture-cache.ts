// The press's memory of pictures already made, as rows of the store; one whose bytes are gone is forgotten.
import { readAs } from '#lib/article/schema.ts';
import { pictureSchema, type Hash, type Picture } from '#lib/article/types.ts';
import type { Store } from './store.ts';

/** Pressed pictures by the hash of their source and recipe. */
export class StoredPictures {
	readonly #store: Store;
	readonly #isDoubting: boolean;

	/** @param isDoubting whether bytes are read to see that the disk has not changed them; else it is enough that they are there */
	constructor(store: Store, isDoubting = false) {
		this.#store = store;
		this.#isDoubting = isDoubting;
	}

	/** The picture made before from the same source, if all its bytes are still here. */
	async find(key: string): Promise<Picture | undefined> {
		const row = await this.#store.database
			.selectFrom('picture')
			.select('picture')
			.where('key', '=', key)
			.executeTakeFirst();
		if (row === undefined) return undefined;
		const picture = readAs(pictureSchema, JSON.parse(row.picture));
		return picture !== undefined && (await this.#isWhole(picture)) ? picture : undefined;
	}

	/** Remembers a picture whose bytes have been put. */
	async keep(key: string, picture: Picture): Promise<void> {
		const text = JSON.stringify(picture);
		await this.#store.database
			.insertInto('picture')
			.values({ key, picture: text })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ picture: text }))
			.execute();
	}

	/** Forgets every picture that needs a blob which is not kept. */
	async forgetAllBut(kept: ReadonlySet<Hash>): Promise<void> {
		const rows = await this.#store.database.selectFrom('picture').selectAll().execute();
		for (const { key, picture: text } of rows) {
			const picture = readAs(pictureSchema, JSON.parse(text));
			if (picture?.variants.every(({ hash }) => kept.has(hash)) === true) continue;
			await this.#store.database.deleteFrom('picture').where('key', '=', key).execute();
		}
	}

	async #isWhole(picture: Picture): Promise<boolean> {
		const { blobs } = this.#store;
		for (const { hash } of picture.variants)
			if (!(await (this.#isDoubting ? blobs.isWhole(hash) : blobs.has(hash)))) return false;
		return true;
	}
}
