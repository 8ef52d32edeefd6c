// What is done about the lock: put on, opened, closed, given another passphrase, taken off, or given up with all that it holds.
import { faultOf, FaultError } from '#lib/contract/faults.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { makeLock, passphraseLeast, readLock, unwrap, type Lock } from '#lib/shelf/lock.ts';
import { makeSeal } from '#lib/shelf/sealed-rows.ts';
import { forgetMarks } from '#lib/shelf/wipe.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { LockWords } from '#lib/words/lock/words.ts';
import { sayNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/shape.ts';
import { beginAnew, dropKeys, giveKeys, noteLocked } from './held.ts';
import { forgetTraces } from './traces.ts';

/** What the lock needs of its page. */
export interface LockApp {
	words: Words;
	language: Language;
	tray: Tray;
}

/** `none`: there is no lock. `damaged`: there is one that nothing opens. */
export type LockStanding = 'none' | 'open' | 'locked' | 'damaged';

/** The state behind the lock's part of the settings, and behind the question for the passphrase. */
export class Locking {
	readonly app: LockApp;
	readonly texts: LockWords;
	#standing: LockStanding | undefined = $state();
	#isBusy = $state(false);
	#trouble: string | undefined = $state();

	constructor(app: LockApp, texts: LockWords) {
		this.app = app;
		this.texts = texts;
	}

	/** Undefined until it has been read. */
	get standing(): LockStanding | undefined {
		return this.#standing;
	}
	get isBusy(): boolean {
		return this.#isBusy;
	}
	get trouble(): string | undefined {
		return this.#trouble;
	}

	/** Reads how the lock stands. */
	async read(): Promise<void> {
		await this.#attempt(async () => {
			const shelf = await theShelf();
			const found = await shelf.readLock();
			if (found === undefined) this.#standing = 'none';
			else if (readLock(found.value) === undefined) this.#standing = 'damaged';
			else this.#standing = (await shelf.findLocked()) ? 'locked' : 'open';
		});
	}

	/** Puts a lock on: everything this reader did is written anew, sealed. */
	async turnOn(passphrase: string, again: string, minutes: number): Promise<void> {
		if (!this.#isFit(passphrase, again)) return;
		await this.#attempt(() => this.#putOn(passphrase, minutes));
	}

	/** Opens it in every page. */
	async unlock(passphrase: string): Promise<void> {
		await this.#attempt(async () => {
			const lock = await this.#readLock();
			await this.#give(lock, await this.#unwrap(lock, passphrase));
			beginAnew();
		});
	}

	/** Closes it in every page. */
	async lockNow(): Promise<void> {
		await this.#attempt(async () => {
			await dropKeys();
			beginAnew();
		});
	}

	/** Gives it another passphrase, and other keys: everything is written anew, so that the passphrase before opens none of it. */
	async change(now: string, next: string, again: string): Promise<void> {
		if (!this.#isFit(next, again)) return;
		await this.#attempt(async () => {
			const lock = await this.#readLock();
			await this.#unwrap(lock, now);
			await this.#putOn(next, lock.minutes);
		});
	}

	/** Takes it off: everything is written anew, open. */
	async turnOff(): Promise<void> {
		await this.#attempt(async () => {
			await (await theShelf()).reseal(undefined, undefined);
			await dropKeys();
			beginAnew();
		});
	}

	/** Takes away what is locked, and the lock, for whom the passphrase is lost. */
	async forget(): Promise<void> {
		await this.#attempt(async () => {
			await forgetMarks(await theShelf(), true);
			await dropKeys();
			beginAnew();
		});
	}

	#isFit(passphrase: string, again: string): boolean {
		const { short, different } = this.texts;
		const isShort = [...passphrase.normalize('NFKC')].length < passphraseLeast;
		this.#trouble = isShort
			? say(short, { least: sayNumber(passphraseLeast, this.app.language) })
			: passphrase === again
				? undefined
				: different;
		return this.#trouble === undefined;
	}

	async #putOn(passphrase: string, minutes: number): Promise<void> {
		const { lock, keys } = await makeLock(passphrase, minutes);
		// First the keys to where every page finds them: a page that is closed just then must leave no lock without them
		await this.#give(lock, keys);
		await (await theShelf()).reseal(lock, makeSeal(lock.id, keys));
		forgetTraces();
		// A page that was open may have given those of the lock before meanwhile
		noteLocked();
		await this.#give(lock, keys);
		beginAnew();
	}

	async #readLock(): Promise<Lock> {
		const lock = readLock((await (await theShelf()).readLock())?.value);
		if (lock === undefined) throw new Refusal(this.texts.damaged);
		return lock;
	}

	async #unwrap(lock: Lock, passphrase: string): Promise<Uint8Array> {
		const keys = await unwrap(lock, passphrase);
		if (keys === undefined) throw new Refusal(this.texts.wrong);
		return keys;
	}

	async #give({ id, minutes }: Lock, keys: Uint8Array): Promise<void> {
		if (!(await giveKeys(id, keys, minutes * 60_000))) throw new FaultError('no-worker', 'nobody holds the keys');
	}

	/** One act at a time; what goes wrong is said. */
	async #attempt(work: () => Promise<void>): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		this.#trouble = undefined;
		try {
			await work();
		} catch (failed) {
			this.#trouble = failed instanceof Refusal ? failed.message : this.app.words.faults[faultOf(failed).code];
		} finally {
			this.#isBusy = false;
		}
	}
}

/** Something that the reader is told as it is. */
class Refusal extends Error {}
