// The storage of this phone as its page shows it: what is taken up, by what, how much may be, and how room is made.
import { faultOf, FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { Readiness } from '#lib/contract/messages.ts';
import { readUsed, weighApp, weighRest } from '#lib/download/app-weight.ts';
import { readRoom } from '#lib/download/persist.ts';
import { idOf } from '#lib/reader/list-parts.ts';
import { forgetIndex } from '#lib/search/forget.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { forgetMarks } from '#lib/shelf/wipe.ts';
import type { App } from '../app.svelte.ts';
import { walkEdition } from '../edition-walk.ts';
import type { Keeping } from '../keeping.svelte.ts';

/** The state behind the page. */
export class Storage {
	readonly #app: App;
	#weights: { app: number; index: number } | undefined = $state.raw();
	#restBytes: number | undefined = $state();
	#grantedBytes: number | undefined = $state();
	#freedBytes: number | undefined = $state();
	#fault: FaultCode | undefined = $state();
	#isBusy = $state(false);
	#hasLooked = $state(false);
	#isLooking = false;
	#isDue = false;
	#languages: Readonly<Record<string, number>> = $state.raw({});

	constructor(app: App) {
		this.#app = app;
	}

	get appBytes(): number | undefined {
		return this.#weights?.app;
	}
	get indexBytes(): number | undefined {
		return this.#weights?.index;
	}
	/** Bytes that the browser uses beside all that is counted; undefined where it does not say. */
	get restBytes(): number | undefined {
		return this.#restBytes;
	}
	get grantedBytes(): number | undefined {
		return this.#grantedBytes;
	}
	/** Bytes freed when room was last made on this page. */
	get freedBytes(): number | undefined {
		return this.#freedBytes;
	}
	get fault(): FaultCode | undefined {
		return this.#fault;
	}
	get isBusy(): boolean {
		return this.#isBusy;
	}
	/** Articles kept by language, as far as they have been counted. */
	get languages(): [tag: string, count: number][] {
		return Object.entries(this.#languages);
	}

	/** Whether it is known what is here, as far as it can be known. */
	get hasLooked(): boolean {
		return this.#hasLooked;
	}

	/** Weighs what is here, once more where something comes meanwhile; the texts and pictures have been counted by the worker. */
	async look(keeping: Keeping): Promise<void> {
		this.#isDue = true;
		if (this.#isLooking) return;
		this.#isLooking = true;
		while (this.#isDue) {
			this.#isDue = false;
			await this.#weigh(keeping.readiness);
		}
		this.#isLooking = false;
	}

	async #weigh(readiness: Readiness | undefined): Promise<void> {
		const [room, used, weights] = await Promise.all([readRoom(), readUsed(), weighApp()]);
		this.#grantedBytes = room?.granted;
		this.#weights = weights;
		this.#hasLooked = true;
		if (used === undefined || weights === undefined || readiness === undefined) return;
		this.#restBytes = weighRest(used, weights.app + weights.index + readiness.textBytes + readiness.pictureBytes);
	}

	/** Lets go of what the reader has allowed to go, until the library fits. */
	async makeRoom(keeping: Keeping): Promise<void> {
		await this.#free(() => keeping.makeRoom());
	}

	/** Bounds what the library takes on this phone; undefined leaves it to the browser. */
	async chooseLimit(keeping: Keeping, bytes: number | undefined): Promise<void> {
		await this.#free(() => keeping.chooseLimit(bytes));
	}

	/** Counts by language, a stretch of the list at a time, since nobody else needs to know. */
	async countLanguages(keeping: Keeping): Promise<void> {
		await this.#do(async () => {
			let counts: Record<string, number> = {};
			for await (const items of walkEdition(keeping.worker, this.#app.language)) {
				const ids = items.map(idOf);
				const { readiness } = await keeping.worker.ask('readiness', { kind: 'readiness', ids });
				for (const item of items) {
					if ((readiness.states[idOf(item)] ?? 'absent') === 'absent') continue;
					const language = item.dataset['language'] ?? '';
					counts = { ...counts, [language]: (counts[language] ?? 0) + 1 };
				}
				this.#languages = counts;
			}
		});
	}

	/** Takes every article and picture off this phone and stops keeping; marks and places only where that is wished. */
	async wipe(keeping: Keeping, isWithMarks: boolean): Promise<void> {
		await this.#do(async () => {
			await keeping.pause();
			const finished: string[] = [];
			for await (const items of walkEdition(keeping.worker, this.#app.language)) finished.push(...items.map(idOf));
			const room = { limitBytes: 0, spared: [], finished };
			await keeping.worker.ask('room', { kind: 'make-room', room });
			await forgetIndex();
			// Within the usual limit all is wished for again, for when the reader goes on
			await keeping.makeRoom();
			if (isWithMarks) await forgetMarks(await theShelf());
		});
	}

	async #free(work: () => Promise<number>): Promise<void> {
		this.#freedBytes = undefined;
		await this.#do(async () => {
			this.#freedBytes = await work();
		});
	}

	async #do(work: () => Promise<void>): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		this.#fault = undefined;
		try {
			await work();
		} catch (failed) {
			if (!(failed instanceof FaultError)) console.error('shyraq: the storage page failed', failed);
			this.#fault = failed instanceof FaultError ? faultOf(failed).code : 'storage-failed';
		} finally {
			this.#isBusy = false;
		}
	}
}
