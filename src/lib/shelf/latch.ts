// What a page knows of the lock on this phone: which it is, and whether this page has what opens it.
import { FaultError } from '#lib/contract/faults.ts';
import { lockIn, type FindSeal, type Seal } from './tables.ts';

/** The lock as a page knows it; asked in every transaction, since another tab may put one on, or take it off, at any time. */
export class Latch {
	readonly #read: () => PromiseLike<unknown>;
	readonly #find: FindSeal | undefined;
	#seal: Seal | undefined;
	/** The lock that was there when it was last read. */
	#lock: string | undefined;
	/** The one whose seal was last looked for. */
	#sought: string | undefined;
	#finding: Promise<unknown> | undefined;

	/** `read` reads the row of the lock; `find` looks for the seal. */
	constructor(read: () => PromiseLike<unknown>, find: FindSeal | undefined) {
		this.#read = read;
		this.#find = find;
	}

	/** Whether there is one, as far as is known. */
	get isOn(): boolean {
		return this.#lock !== undefined;
	}

	/** Whether it is closed to this page. */
	get isClosed(): boolean {
		return this.#lock !== undefined && this.#seal?.id !== this.#lock;
	}

	/** The seal for the lock in a row; undefined where there is none. @throws FaultError `locked` */
	sealOf(row: unknown): Seal | undefined {
		this.#lock = lockIn(row)?.id;
		if (this.isClosed) throw new FaultError('locked', 'the passphrase was not given');
		return this.isOn ? this.#seal : undefined;
	}

	/** Looks for the seal, once for all who wait for it. @returns whether the tables are open */
	async find(): Promise<boolean> {
		this.#finding ??= this.#look().catch((failed: unknown) => {
			this.#finding = undefined;
			throw failed;
		});
		await this.#finding;
		return !this.isClosed;
	}

	/** Looks once more where another tab has put another lock on meanwhile, and may have left its keys where they are found. */
	async findAgain(): Promise<boolean> {
		if (!this.isClosed) return false;
		if (this.#sought !== this.#lock) {
			this.#sought = this.#lock;
			this.#finding = undefined;
		}
		return this.find();
	}

	/** Takes what this page has put in the place of the lock before. */
	take(lock: string | undefined, seal: Seal | undefined): void {
		this.#lock = this.#sought = lock;
		this.#seal = seal;
	}

	async #look(): Promise<void> {
		const lock = lockIn(await this.#read());
		this.#lock = this.#sought = lock?.id;
		if (lock !== undefined && this.#seal?.id !== lock.id) this.#seal = await this.#find?.(lock);
	}
}
