// What the connection is like, by what came over it: its pace, its round trip, and whether it freezes what is long.
import { number, object, whole, type Of } from '#lib/article/schema.ts';
import type { Piece } from '#lib/contract/messages.ts';

export const linkSchema = object({
	/** Packs that broke off early, in a row. */
	strikes: whole(),
	/** How often single pieces had to do, in a row, and until when (milliseconds since 1970) they do now. */
	spells: whole(),
	singlesUntil: number(0)
});
/** What is worth knowing of the connection at the next visit. */
export type LinkMemory = Of<typeof linkSchema>;

/** Packs that break off early in a row, after which single pieces are asked for. */
const strikesLimit = 2;
/** A pack of which no more came than this, before compression, was frozen: censors let 12 to 20 KB of compressed text pass. */
const fewBytes = 96_000;
const spellMs = 30 * 60_000;
const longestSpellMs = 24 * 3_600_000;
/** How much a new measurement weighs against those before. */
const weight = 0.3;
/** From these bytes a second on, two, three and four pictures come at a time: about 2G, 3G and 4G. */
const paces = [12_000, 60_000, 200_000] as const;
/** On a slow line a pack is asked for while another comes, so that the line is never idle for a round trip. */
const packLanes = 2;
/** Each single text is a round trip, and where connections freeze each is soon spent: as many as browsers give one host. */
const singleLanes = 6;
/** A single piece may be silent for so many times what a piece takes, within these bounds in milliseconds, before its connection counts as frozen. */
const patience = 4;
const leastPatienceMs = 3000;
const mostPatienceMs = 15_000;
/** Milliseconds within which pieces are measured together, since they share the line. */
const spanMs = 2000;

/** The connection as this page knows it. */
export class Link {
	#memory: LinkMemory = { strikes: 0, spells: 0, singlesUntil: 0 };
	#picturePace: number | undefined;
	#textPace: number | undefined;
	#singleMs: number | undefined;
	#span = { begins: 0, bytes: 0 };

	/** What is worth remembering; `undefined` forgets, as on another network. */
	recall(memory: LinkMemory | undefined): void {
		this.#memory = memory ?? { strikes: 0, spells: 0, singlesUntil: 0 };
	}
	get memory(): LinkMemory {
		return this.#memory;
	}

	/** Begins to measure; time in which nothing was asked for does not count. */
	begin(now: number): void {
		this.#span = { begins: now, bytes: 0 };
	}

	/** A piece came. Pieces under way together are measured together, and texts apart from pictures, since only they shrink on the wire. */
	note({ kind, bytes }: Piece, now: number): void {
		this.#span.bytes += bytes;
		const tookMs = now - this.#span.begins;
		if (tookMs < spanMs) return;
		const pace = (this.#span.bytes / tookMs) * 1000;
		if (kind === 'picture') this.#picturePace = blend(this.#picturePace, pace);
		else this.#textPace = blend(this.#textPace, pace);
		this.begin(now);
	}

	/** A single text came whole after some milliseconds. */
	noteSingle(tookMs: number): void {
		this.#singleMs = blend(this.#singleMs, tookMs);
	}

	/** How long the line may say nothing in milliseconds, where it is known to freeze and a piece came already; else undefined. */
	patienceMs(now: number): number | undefined {
		if (this.#singleMs === undefined || !this.usesSingles(now)) return undefined;
		return Math.min(mostPatienceMs, Math.max(leastPatienceMs, patience * this.#singleMs));
	}

	/** Bytes a second, as the plan counts them; undefined until measured. */
	paceOf(kind: 'texts' | 'pictures'): number | undefined {
		return kind === 'texts' ? this.#textPace : this.#picturePace;
	}

	/** How many pieces of a kind come at a time. */
	widthFor(kind: Piece['kind']): number {
		if (kind !== 'picture') return kind === 'article' ? singleLanes : packLanes;
		const pace = this.#picturePace ?? this.#textPace;
		return pace === undefined ? 2 : 1 + paces.filter((least) => pace >= least).length;
	}

	/** Whether packs are taken apart: after packs that froze, for half an hour, and twice as long each time they freeze again. */
	usesSingles(now: number): boolean {
		const left = this.#memory.singlesUntil - now;
		return left > 0 && left <= longestSpellMs;
	}

	/** A pack broke off after some bytes. */
	breakPack(cameBytes: number, now: number): void {
		if (cameBytes > fewBytes) return;
		const { strikes, spells } = this.#memory;
		if (strikes + 1 < strikesLimit) this.#memory = { ...this.#memory, strikes: strikes + 1 };
		else {
			const lastsMs = Math.min(longestSpellMs, spellMs * 2 ** Math.min(spells, 10));
			// When the spell is over one more break is enough for the next.
			this.#memory = { strikes: strikesLimit - 1, spells: spells + 1, singlesUntil: now + lastsMs };
		}
	}

	/** A pack came whole: nothing freezes here. */
	comePack(): void {
		if (this.#memory.strikes + this.#memory.spells > 0) this.recall(undefined);
	}
}

/** A pack as single articles, each thought as long as the others: the worker knows their true lengths. */
export function takeApart(piece: Piece): Piece[] {
	if (piece.kind !== 'pack') return [piece];
	const bytes = Math.ceil(piece.bytes / Math.max(1, piece.articles.length));
	return piece.articles.map((hash) => ({ kind: 'article', lane: piece.lane, hash, bytes }));
}

function blend(before: number | undefined, pace: number): number {
	return before === undefined ? pace : before + (pace - before) * weight;
}
