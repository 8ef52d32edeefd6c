// Room on the phone: how much the library may take, and what has older things make way.
import type { Lane, Readiness } from '#lib/contract/messages.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { readSpared } from '#lib/shelf/spared.ts';
import { fullSchema, type Memory } from './memory.ts';
import type { Asks } from './network.ts';
import { readRoom } from './persist.ts';

/** The part of what the browser grants that is used where the reader set no limit; the rest is left for what it needs itself. */
const partOfGrant = 0.8;
/** A phone that was full at so many bytes is not filled to the same again for a day: part of them, and how long. */
const partWhenFull = 0.9;
const fullMs = 24 * 3_600_000;

/** What the library takes and may take, as last looked at. */
export class LibraryRoom {
	readonly #worker: Asks;
	readonly #memory: Memory;
	#usedBytes = 0;
	#grantedBytes: number | undefined;
	#full: { bytes: number; at: number } | undefined;
	/** What the reader chose, if anything. */
	chosenBytes: number | undefined;

	constructor(worker: Asks, memory: Memory) {
		this.#worker = worker;
		this.#memory = memory;
	}

	/** Bytes of texts and pictures here. */
	get usedBytes(): number {
		return this.#usedBytes;
	}

	/** Bytes that there may be at a time (milliseconds since 1970); undefined where nothing is known that bounds them. */
	limitAt(now: number): number | undefined {
		const full = this.#full;
		const isRecent = full !== undefined && Math.abs(now - full.at) < fullMs;
		const bounds = [this.chosenBytes, this.#grantedBytes, isRecent ? full.bytes * partWhenFull : undefined];
		const known = bounds.filter((bytes) => bytes !== undefined);
		return known.length === 0 ? undefined : Math.floor(Math.min(...known));
	}

	/** Looks at what the browser grants, and what is remembered. */
	async look(): Promise<void> {
		this.#full = await this.#memory.load('room', fullSchema);
		const room = await readRoom();
		// What is used beside the library (the app, the databases' own overhead) stays used.
		this.#grantedBytes =
			room === undefined
				? undefined
				: Math.max(0, room.granted * partOfGrant - Math.max(0, room.used - this.#usedBytes));
	}

	/** Looks again when the reader says so: that the phone was full no longer counts. */
	async lookAnew(): Promise<void> {
		await this.#memory.save('room', { bytes: 0, at: 0 });
		await this.look();
	}

	/** What is here was counted. */
	meet({ textBytes, pictureBytes }: Readiness): void {
		this.#usedBytes = textBytes + pictureBytes;
	}

	/** A piece was kept. */
	add(bytes: number): void {
		this.#usedBytes += bytes;
	}

	/**
	 * Has what may go make way for so many bytes of a lane; with 0 after the phone was full, whatever the limit says. Nothing
	 * goes for larger sizes of what is here.
	 * @returns bytes freed; 0 where nobody can tell what must stay
	 * @throws FaultError of the worker
	 */
	async makeWay(bytes: number, lane: Lane, now: number): Promise<number> {
		const isForPicture = lane !== 'texts';
		if (bytes === 0) {
			this.#full = { bytes: this.#usedBytes, at: now };
			await this.#memory.save('room', this.#full);
		}
		return lane === 'large' ? 0 : this.fit((this.limitAt(now) ?? Infinity) - bytes, isForPicture);
	}

	/** Makes the library fit within a limit, or within any (undefined), after which what once went may come again. */
	async fit(limitBytes: number | undefined, isForPicture = false): Promise<number> {
		const spared = await this.#memory.try((shelf: Shelf) => readSpared(shelf));
		// Where marks and places cannot be read nobody knows what must stay: nothing goes.
		if (spared === undefined) return 0;
		const bound = Math.max(0, Math.min(limitBytes ?? Infinity, Number.MAX_SAFE_INTEGER));
		const { bytesFreed } = await this.#worker.ask('room', {
			kind: 'make-room',
			room: { limitBytes: bound, ...spared, ...(isForPicture && { isForPicture }) }
		});
		this.#usedBytes = Math.max(0, this.#usedBytes - bytesFreed);
		return bytesFreed;
	}
}
