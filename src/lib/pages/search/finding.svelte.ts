// What is found in the article that is open: where, how much, and the way from one to the next.
import { darkenFound, firstFrom, isSeen, lightFound, type Found } from '#lib/reader/finds.ts';
import type { PlaceKeeper } from '#lib/reader/keeper.ts';
import { textsOf } from '#lib/reader/blocks.ts';
import { placeAtLine, readingLine } from '#lib/reader/position.ts';
import { sentenceAt } from '#lib/article/sentences.ts';
import { findBest } from '#lib/search/excerpt.ts';
import { readQuery, type Clause } from '#lib/search/query.ts';
import { findSpots } from '#lib/search/spots.ts';
import { longestTyped } from './asked-address.ts';

/** A sentence is brought to the top whole, unless what was found stands further into it than this, in UTF-16 units. */
const longestLead = 200;

/** Finding in one article. Going to a place never counts as having read up to there. */
export class Finding {
	readonly #keeper: PlaceKeeper;
	#found: readonly Found[] = $state.raw([]);
	#here = $state(0);

	constructor(keeper: PlaceKeeper) {
		this.#keeper = keeper;
	}

	get count(): number {
		return this.#found.length;
	}

	/** The number of the one where one is, from 1 on. */
	get here(): number {
		return this.#here + 1;
	}

	/** Finds from where one reads on. */
	find(typed: string): void {
		const at = placeAtLine(this.#keeper.blocks);
		this.#look(readFinding(typed, this.#texts));
		this.#here = firstFrom(this.#found, at);
		this.#show();
	}

	/** Finds what the search page found here, at the sentence that it showed. */
	findAsListed(typed: string): void {
		const clauses = readQuery(typed);
		this.#look(clauses);
		const best = findBest(this.#texts, clauses);
		this.#here = firstFrom(this.#found, best && { block: best.block, offset: best.spots[0]?.start ?? best.start });
		this.#show();
	}

	/** Goes so many on, around the end. */
	step(by: 1 | -1): void {
		if (this.count === 0) return;
		this.#here = (this.#here + by + this.count) % this.count;
		this.#show();
	}

	end(): void {
		darkenFound();
	}

	get #texts(): string[] {
		return textsOf(this.#keeper.blocks);
	}

	#look(clauses: readonly Clause[]): void {
		this.#found = this.#texts.flatMap((text, block) =>
			findSpots(text, clauses).map(({ start, end }) => ({ block, start, end }))
		);
	}

	/** Lights what is found, and brings the one where one is into sight; what is in sight stays where it is. */
	#show(): void {
		const { blocks } = this.#keeper;
		lightFound(blocks, this.#found, this.#here);
		const found = this.#found[this.#here];
		if (found === undefined || isSeen(blocks, found, readingLine())) return;
		const { block, start } = found;
		const sentence = sentenceAt(blocks[block]?.text ?? '', start);
		this.#keeper.goTo({ block, offset: start - sentence.start > longestLead ? start : sentence.start });
	}
}

/** What was typed into the bar: as it stands together where it does somewhere, else each of its words. */
function readFinding(typed: string, texts: readonly string[]): Clause[] {
	const [together] = readQuery(`"${typed.slice(0, longestTyped).replace(/["«»“”„]/g, ' ')}`);
	if (together !== undefined && texts.some((text) => findSpots(text, [together]).length > 0)) return [together];
	return readQuery(typed);
}
