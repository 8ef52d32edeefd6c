// A place in a text that outlives corrections, type sizes and screens: kept as words and numbers, found again among blocks.
// The blocks are the texts of an article's leaf elements in their order; what they are on a page is reader/blocks' concern.
import { number, object, text, whole, type Of } from './schema.ts';
import { foldBlock, foldOffset, hashBlock, snap, unfoldOffset, wholeUnits } from './locator-fold.ts';
import { flatten, searchContext } from './locator-search.ts';

/** How many folded UTF-16 units of the words around a place are remembered. */
const beforeLength = 32;
const afterLength = 48;

/** A block of so many letters says what no other does; of a shorter one so many letters beside it must be the same. */
const tellingLength = 12;
const agreeingLength = 8;

const count = (most: number) => whole(0, most);

/** A place as it is kept. `offset` counts in the folded block, so that spaces and quotation marks may change. */
export const locatorSchema = object({
	block: count(1e6),
	offset: count(1e7),
	/** The short hash of the folded block; see locator-fold.ts. */
	hash: text(8, /^[0-9a-f]{8}$/),
	/** The words before and after, blocks joined by newlines. */
	before: text(beforeLength),
	after: text(afterLength),
	/** How far through the whole text, from 0 to 1. */
	fraction: number(0, 1)
});
export type Locator = Of<typeof locatorSchema>;

/** A place among blocks: which block, and how many UTF-16 units into it. */
export interface Place {
	block: number;
	offset: number;
}

/** A place found again. `sure` is false where it was guessed at, by likeness or by the fraction alone. */
export interface FoundPlace extends Place {
	sure: boolean;
}

/** The locator of a place; a place outside the blocks is taken as the nearest one inside. */
export function locate(blocks: readonly string[], block: number, offset: number): Locator {
	const index = Math.min(Math.max(0, Math.trunc(block) || 0), Math.max(0, blocks.length - 1));
	const own = blocks[index] ?? '';
	const at = snap(own, offset);
	const folded = foldBlock(own);
	const within = foldOffset(folded, at);
	let before = folded.text.slice(Math.max(0, within - beforeLength), within);
	for (let other = index - 1; other >= 0 && before.length < beforeLength; other--) {
		before = `${foldBlock(blocks[other] ?? '').text}\n${before}`;
	}
	let after = folded.text.slice(within, within + afterLength);
	for (let other = index + 1; other < blocks.length && after.length < afterLength; other++) {
		after = `${after}\n${foldBlock(blocks[other] ?? '').text}`;
	}
	return {
		block: index,
		offset: within,
		hash: hashBlock(folded.text),
		before: wholeUnits(before.slice(-beforeLength)),
		after: wholeUnits(after.slice(0, afterLength)),
		fraction: fractionOf(blocks, index, at)
	};
}

function fractionOf(blocks: readonly string[], block: number, offset: number): number {
	let passed = offset;
	let total = 0;
	blocks.forEach((text, index) => {
		if (index < block) passed += text.length;
		total += text.length;
	});
	return total === 0 ? 0 : Math.min(1, passed / total);
}

/**
 * The place a locator means among blocks that may have been edited since: the same block; the same block elsewhere; the
 * same words; words much like them; at last the same fraction. Undefined only where there are no blocks.
 */
export function find(locator: Locator, blocks: readonly string[]): FoundPlace | undefined {
	if (blocks.length === 0) return undefined;
	const text = new FoldedText(blocks);
	return text.findBlock(locator) ?? text.findWords(locator) ?? text.findFraction(locator);
}

/** The blocks folded and joined, one newline between two, and the way back from a place in them. */
class FoldedText {
	readonly #blocks: readonly string[];
	readonly #folded: string[];
	readonly #starts: number[] = [];
	/** All blocks, spaces for newlines, so that a joint made or undone changes nothing. */
	readonly #flat: string;

	constructor(blocks: readonly string[]) {
		this.#blocks = blocks;
		this.#folded = blocks.map((block) => foldBlock(block).text);
		let start = 0;
		for (const block of this.#folded) {
			this.#starts.push(start);
			start += block.length + 1;
		}
		this.#flat = this.#folded.join(' ');
	}

	/**
	 * By the block's hash; the words inside the block must agree, since a hash of 32 bits may collide. A short block that says
	 * what others may say, too, is sure only where what stands beside it agrees.
	 */
	findBlock(locator: Locator): FoundPlace | undefined {
		let best: { block: number; likeness: number; distance: number; sure: boolean } | undefined;
		for (const [block, text] of this.#folded.entries()) {
			if (hashBlock(text) !== locator.hash || !this.#agrees(locator, text)) continue;
			const { back, on } = this.#likeness(locator, (this.#starts[block] ?? 0) + locator.offset);
			const likeness = back + on;
			const beyond = Math.max(back - locator.offset, on - (text.length - locator.offset));
			const isAll = likeness === flatten(locator.before).length + flatten(locator.after).length;
			const sure = text.length >= tellingLength || beyond >= agreeingLength || isAll;
			const distance = Math.abs(block - locator.block);
			const isBetter =
				best === undefined || likeness > best.likeness || (likeness === best.likeness && distance < best.distance);
			if (isBetter) best = { block, likeness, distance, sure };
		}
		return best === undefined ? undefined : this.#toPlace(best.block, locator.offset, best.sure);
	}

	#agrees({ offset, before, after }: Locator, text: string): boolean {
		if (offset > text.length) return false;
		const head = text.slice(Math.max(0, offset - before.length), offset);
		const tail = text.slice(offset, offset + after.length);
		return before.endsWith(head) && after.startsWith(tail);
	}

	/** How many of the remembered letters stand before a place and after it, without a gap. */
	#likeness({ before, after }: Locator, at: number): { back: number; on: number } {
		const [head, tail] = [flatten(before), flatten(after)];
		let back = 0;
		while (back < head.length && at - back > 0 && this.#flat[at - back - 1] === head[head.length - back - 1]) back++;
		let on = 0;
		while (on < tail.length && this.#flat[at + on] === tail[on]) on++;
		return { back, on };
	}

	/** By the words around it. */
	findWords({ before, after, fraction }: Locator): FoundPlace | undefined {
		const found = searchContext(this.#flat, { before, after }, this.#expect(fraction));
		if (found === undefined) return undefined;
		let at = found.at;
		// A place at a word's start belongs to the block of that word, even where a joint has come in before it.
		if (!after.startsWith('\n') && !after.startsWith(' ') && this.#flat[at] === ' ' && after !== '') at++;
		const block = this.#blockAt(at);
		return this.#toPlace(block, at - (this.#starts[block] ?? 0), found.sure);
	}

	/** By the fraction alone, taken to the block's start. */
	findFraction({ fraction }: Locator): FoundPlace {
		return this.#toPlace(this.#blockAt(this.#expect(fraction)), 0, false);
	}

	#expect(fraction: number): number {
		return Math.round(Math.min(1, Math.max(0, fraction || 0)) * this.#flat.length);
	}

	#blockAt(at: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	#toPlace(block: number, offset: number, sure: boolean): FoundPlace {
		const text = this.#blocks[block] ?? '';
		return { block, offset: snap(text, unfoldOffset(foldBlock(text), offset)), sure };
	}
}
