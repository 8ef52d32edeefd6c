// The list as a reader sifts it: what is chosen, what fits it, how much of that is on the page. Every choice holds at once, without a network.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { number, object, truth } from '#lib/article/schema.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import { watchArchived } from '#lib/shelf/archived.ts';
import { watchBookmarks } from '#lib/shelf/bookmarks.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { keepFact, loadFact, readFact } from '#lib/shelf/facts.ts';
import { isBegun } from '#lib/shelf/places.ts';
import { readRows, type BookmarkRow } from '#lib/shelf/rows.ts';
import type { App } from '../app.svelte.ts';
import { readEdition, type Edition, type Listed } from './listed.ts';
import {
	countStates,
	everything,
	isIn,
	isSifted,
	putInOrder,
	sieveSchema,
	siftFacts,
	type Reached,
	type Sieve,
	type Standing
} from './sieve.ts';
import { noteUse } from './use.ts';
import { nothingRemembered, rememberedSchema, rememberEntry, type ListPlace, type Remembered } from './where.ts';

/** So many rows come at a time. */
const stepRows = 40;
/** Of a place only what is sifted and sorted by: whoever read thousands has as many. */
const reachSchema = object({ id: articleIdSchema, fraction: number(0, 1), finished: truth, at: number(0) });

/** The state behind the sifted list. */
export class Library {
	readonly #app: App;
	readonly #shelf: Shelf;
	#sieve: Sieve = $state.raw(everything);
	#edition: Edition | undefined = $state.raw();
	#reached: ReadonlyMap<string, Reached> | undefined = $state.raw();
	#saved: ReadonlySet<string> | undefined = $state.raw();
	#archived: ReadonlySet<string> | undefined = $state.raw();
	#most = $state(stepRows);
	#fault: FaultCode | undefined = $state();
	#remembered: Remembered = $state.raw(nothingRemembered);
	#isReading = false;
	/** Of which list it is that was read last, as readiness names it. */
	#editionName = '';
	readonly #stops: (() => void)[] = [];
	readonly #standing: Standing | undefined = $derived(
		this.#reached === undefined || this.#saved === undefined || this.#archived === undefined
			? undefined
			: { reached: this.#reached, saved: this.#saved, archived: this.#archived }
	);
	/** What fits all that is chosen but the state. */
	readonly #fitting: readonly Listed[] = $derived(siftFacts(this.#followed(), this.#sieve));
	readonly #found: readonly Listed[] | undefined = $derived.by(() => {
		const standing = this.#standing;
		if (this.#edition === undefined || standing === undefined) return undefined;
		const own = this.#fitting.filter(({ id }) => isIn(this.#sieve.state, id, standing));
		return putInOrder(own, this.#sieve.order, standing);
	});

	constructor(app: App, shelf: Shelf) {
		this.#app = app;
		this.#shelf = shelf;
	}

	get sieve(): Sieve {
		return this.#sieve;
	}
	/** Whether the list stands sifted in the place of the front. */
	get isOn(): boolean {
		return isSifted(this.#sieve);
	}
	/** The list as it is on this phone; undefined until it has been read. */
	get edition(): Edition | undefined {
		return this.#edition;
	}
	/** The articles that fit; undefined until that is known. */
	get found(): readonly Listed[] | undefined {
		return this.#found;
	}
	/** Those of them that are on the page. */
	get shown(): readonly Listed[] {
		return this.#found?.slice(0, this.#most) ?? [];
	}
	get moreCount(): number {
		return Math.max(0, (this.#found?.length ?? 0) - this.#most);
	}
	get standing(): Standing | undefined {
		return this.#standing;
	}
	/** How many fit in each state; undefined until that is known. */
	get counts() {
		return this.#edition && this.#standing && countStates(this.#fitting, this.#standing);
	}
	get fault(): FaultCode | undefined {
		return this.#fault;
	}
	get remembered(): Remembered {
		return this.#remembered;
	}

	/** Takes up what was chosen before. @throws FaultError `storage-failed` */
	async recall(): Promise<Remembered> {
		this.#remembered = (await loadFact(this.#shelf, 'library', rememberedSchema)) ?? nothingRemembered;
		return this.#remembered;
	}

	/** Sifts as given, at a place where one is given. Nothing is remembered anew. */
	open(sieve: Sieve, place?: ListPlace): void {
		this.#sieve = sieve;
		this.#most = Math.max(stepRows, place?.most ?? 0);
		if (this.isOn) this.read();
	}

	/** Chooses something else; `undefined` takes a choice away. */
	choose(change: { [Name in keyof Sieve]?: Sieve[Name] | undefined }): void {
		this.#sieve = sieveSchema({ ...this.#sieve, ...change });
		this.#most = stepRows;
		scrollTo({ top: 0, behavior: 'instant' });
		if (this.isOn) {
			this.read();
			noteUse();
		}
		rememberEntry(this.isOn ? { sieve: this.#sieve } : undefined);
		void this.remember({ sieve: this.#sieve });
	}

	/** Takes every choice away. */
	chooseAll(): void {
		this.choose({ source: undefined, language: undefined, tag: undefined, day: undefined, ...everything });
	}

	showMore(): void {
		this.#most += stepRows;
	}

	/** How many rows are on the page. */
	get most(): number {
		return Math.min(this.#most, this.#found?.length ?? 0);
	}

	/** Remembers on the shelf; what cannot be kept holds for this page. */
	async remember(change: Partial<Remembered>): Promise<void> {
		this.#remembered = { ...this.#remembered, ...change };
		// By what one sifts tells what one looks for
		if (this.#shelf.isSealed) return;
		try {
			await this.#shelf.run('rw', ['keeping'], async (table) => {
				// Another tab may have remembered something else
				const known = await readFact(table('keeping'), 'library', rememberedSchema);
				await keepFact(table('keeping'), 'library', { ...nothingRemembered, ...known, ...change });
			});
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: where one was in the list holds for this page only: ${failed.message}`);
		}
	}

	/** Reads the list and follows how its articles stand: once, and only when it is asked for. */
	read(): void {
		if (this.#isReading) return;
		this.#isReading = true;
		this.#stops.push(
			this.#shelf
				.watch<unknown[]>(['places'], (table) => table('places').toArray(), [])
				.subscribe((rows) => (this.#reached = reachedOf(rows))),
			watchBookmarks(this.#shelf).subscribe((rows) => (this.#saved = savedOf(rows)))
		);
		this.#stops.push(watchArchived(this.#shelf).subscribe((ids) => (this.#archived = ids)));
		void this.#readList();
	}

	/** The list is of this name now: where it was read under another one, it is read anew. */
	renew(name: string): void {
		const isOther = this.#editionName !== '' && this.#editionName !== name;
		this.#editionName = name;
		if (isOther && this.#isReading) void this.#readList();
	}

	async #readList(): Promise<void> {
		try {
			this.#edition = await readEdition(this.#app.language);
			this.#fault = undefined;
		} catch (failed) {
			console.warn('shyraq: the list is not to be had', failed);
			this.#fault = 'storage-failed';
		}
	}

	stop(): void {
		this.#stops.forEach((stop) => stop());
	}

	/** The list without the sources that are not followed, but the one that is asked for by name. */
	#followed(): readonly Listed[] {
		const chosen = this.#app.keeping?.settings.sources ?? {};
		const { source } = this.#sieve;
		return (this.#edition?.listed ?? []).filter(({ site }) => site === source || chosen[site]?.isLeft !== true);
	}
}

function savedOf(rows: readonly BookmarkRow[]): ReadonlySet<string> {
	return new Set(rows.filter(({ kind }) => kind === 'article').map(({ id }) => id));
}

function reachedOf(rows: unknown[]): ReadonlyMap<string, Reached> {
	return new Map(
		readRows(reachSchema, rows)
			.filter(isBegun)
			.map((row) => [row.id, row])
	);
}
