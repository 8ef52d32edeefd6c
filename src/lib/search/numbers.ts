// Whole numbers as few bytes, seven bits each, the low ones first (LEB128), and lists of bytes that grow.

/** Bytes that grow as they are written. */
export class ByteList {
	#bytes = new Uint8Array(256);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	/** A number from 0 to 2^32 - 1. */
	number(value: number): void {
		if (this.#length + 5 > this.#bytes.length) this.#grow(5);
		let left = value;
		while (left > 127) {
			this.#bytes[this.#length++] = (left & 127) | 128;
			left >>>= 7;
		}
		this.#bytes[this.#length++] = left;
	}

	bytes(bytes: Uint8Array): void {
		if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	/** A text: how many UTF-16 units, and each. */
	text(value: string): void {
		this.number(value.length);
		for (let at = 0; at < value.length; at += 1) this.number(value.charCodeAt(at));
	}

	/** What was written; a view, good until more is. */
	view(): Uint8Array<ArrayBuffer> {
		return this.#bytes.subarray(0, this.#length);
	}

	clear(): void {
		this.#length = 0;
	}

	#grow(by: number): void {
		const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
		larger.set(this.view());
		this.#bytes = larger;
	}
}

/** Reads numbers one after another. */
export class NumberReader {
	readonly bytes: Uint8Array;
	at: number;

	constructor(bytes: Uint8Array, at = 0) {
		this.bytes = bytes;
		this.at = at;
	}

	next(): number {
		const { bytes } = this;
		let byte = bytes[this.at++] ?? 0;
		if (byte < 128) return byte;
		let value = byte & 127;
		for (let shift = 7; shift < 35; shift += 7) {
			byte = bytes[this.at++] ?? 0;
			value |= (byte & 127) << shift;
			if (byte < 128) break;
		}
		return value >>> 0;
	}

	/** So many UTF-16 units, as a text. */
	units(count: number): string {
		let units = '';
		for (let left = count; left > 0; left -= 1) units += String.fromCharCode(this.next());
		return units;
	}

	/** So many bytes; a view. */
	take(count: number): Uint8Array {
		return this.bytes.subarray(this.at, (this.at += count));
	}

	/** Passes over so many numbers. */
	skip(count: number): void {
		for (let left = count; left > 0 && this.at < this.bytes.length;) if ((this.bytes[this.at++] ?? 0) < 128) left -= 1;
	}
}
