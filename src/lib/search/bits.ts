// Whole numbers as few bits, for rows of them whose usual size is known (R. F. Rice, JPL Publication 79-22): a part in ones and a zero, the rest as it is.

/** The bits that stand as they are in numbers of about this size, so that a row of them takes least. */
export function plainBits(usual: number): number {
	return usual < 2 ? 0 : 31 - Math.clz32(usual);
}

/** Bits that grow as they are written, the first of each byte its highest. */
export class BitList {
	readonly #bytes: number[] = [];
	#free = 0;

	/** A whole number, of which so many low bits stand as they are. */
	number(value: number, plain: number): void {
		for (let left = value >>> plain; left > 0; left -= 1) this.#bit(1);
		this.#bit(0);
		for (let at = plain - 1; at >= 0; at -= 1) this.#bit((value >>> at) & 1);
	}

	/** What was written, filled up to whole bytes. */
	take(): Uint8Array {
		const bytes = Uint8Array.from(this.#bytes);
		this.#bytes.length = 0;
		this.#free = 0;
		return bytes;
	}

	#bit(bit: number): void {
		if (this.#free === 0) {
			this.#bytes.push(0);
			this.#free = 8;
		}
		this.#free -= 1;
		if (bit === 1) this.#bytes[this.#bytes.length - 1] = (this.#bytes.at(-1) ?? 0) | (1 << this.#free);
	}
}

/** Reads bits one number after another. */
export class BitReader {
	readonly #bytes: Uint8Array;
	/** The next bit, counted from the first byte's highest. */
	#at: number;

	constructor(bytes: Uint8Array, start: number) {
		this.#bytes = bytes;
		this.#at = start * 8;
	}

	/** The next number, of which so many low bits stand as they are. Past the end it is 0. */
	next(plain: number): number {
		const bytes = this.#bytes;
		let at = this.#at;
		let value = 0;
		for (; (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1; at += 1) value += 1;
		at += 1;
		for (let left = plain; left > 0;) {
			const rest = 8 - (at & 7);
			const taken = Math.min(rest, left);
			value = (value << taken) | (((bytes[at >>> 3] ?? 0) >>> (rest - taken)) & ((1 << taken) - 1));
			at += taken;
			left -= taken;
		}
		this.#at = at;
		return value;
	}
}
