// Keeps the reader's place: serves it again after anything that moves the lines, and tells it to be saved when the reader moved.
import { find, locate, type Locator, type Place } from '#lib/article/locator.ts';
import { findPassage, type Passage } from '#lib/article/locator-passage.ts';
import { readBlocks, textsOf, type Block } from './blocks.ts';
import { placeAtLine, readingLine, scrollToPlace } from './position.ts';

/** What is to be saved. */
export interface Progress {
	locator: Locator;
	fraction: number;
	/** Whether the end of the body has been seen. */
	finished: boolean;
}

/** Quiet time after a scroll until it counts as over. */
const idleMs = 300;
/** Scroll positions are rounded differently by browsers; within this they are one, in CSS pixels. */
const sameScroll = 2;
/** The end counts as seen this far above the window's bottom, in CSS pixels. */
const endSlack = 24;

/** The key after `#at=` in an address's fragment: a bookmark's. */
export function readFragment(fragment: string): string | undefined {
	const encoded = /^#at=([\w:%.-]{1,200})$/.exec(fragment)?.[1];
	return encoded === undefined ? undefined : encoded.replaceAll('%3A', ':').replaceAll('%3a', ':');
}

/**
 * Keeps the place in one painted article. The law: the anchor moves only when the reader moves the page. A scroll of our
 * own, and whatever the browser does to the scroll while lines move, is answered by going back to the anchor; so
 * neither restoring nor a new type size ever saves.
 */
export class PlaceKeeper {
	readonly #article: Element;
	readonly #save: (progress: Progress) => void;
	readonly #blocks: Block[];
	#anchor: Place | undefined;
	/** Where our last scroll went; the scroll event that tells of it is not the reader's. */
	#ownScroll: number | undefined;
	#layout = '';
	#hasMoved = false;
	#isUnsaved = false;
	#isFinished = false;
	#idle: ReturnType<typeof setTimeout> | undefined;

	/** @param save is called with each new progress; whatever it starts is its own concern */
	constructor(article: Element, save: (progress: Progress) => void) {
		this.#article = article;
		this.#save = save;
		this.#blocks = readBlocks(article);
		this.#layout = this.#measure();
	}

	/** The blocks of the article, for marking passages in them. */
	get blocks(): Block[] {
		return this.#blocks;
	}

	/** Begins to listen. Call at once when the page lives, before the shelf is there. @returns how to stop */
	start(): () => void {
		const listening = new AbortController();
		const { signal } = listening;
		history.scrollRestoration = 'manual';
		addEventListener('scroll', () => this.#scrolled(), { passive: true, signal });
		addEventListener('resize', () => this.#settle(), { signal });
		addEventListener('pagehide', () => this.#leave(), { signal });
		document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave(), {
			signal
		});
		// Type size, fonts and pictures arriving all change the article's size; the observer runs before the paint.
		const observer = new ResizeObserver(() => this.#settle());
		observer.observe(this.#article);
		return () => {
			this.#leave();
			listening.abort();
			observer.disconnect();
		};
	}

	/**
	 * Goes to the passage, or else to the place kept. Not where the reader has moved already, nor where the address names
	 * another part of the page. @returns whether it went anywhere
	 */
	restore(kept: Locator | undefined, passage?: Passage): boolean {
		const texts = textsOf(this.#blocks);
		const found = passage === undefined ? kept && find(kept, texts) : findPassage(passage, texts)?.start;
		const isElsewhere = location.hash !== '' && passage === undefined && readFragment(location.hash) === undefined;
		if (found === undefined || this.#hasMoved || isElsewhere) return false;
		this.goTo(found);
		return true;
	}

	/** Goes to a place of this article, without its counting as read up to there. */
	goTo(place: Place): void {
		this.#anchor = { block: place.block, offset: place.offset };
		clearTimeout(this.#idle);
		this.#idle = undefined;
		this.#ownScroll = scrollToPlace(this.#blocks, this.#anchor);
		this.#layout = this.#measure();
	}

	/** What is heard is read, too: takes the place of a sentence that is read aloud, or the end of it all. Nothing is scrolled. */
	hear(place: Place | 'end'): void {
		if (place === 'end') this.#isFinished = true;
		else this.#anchor = { block: place.block, offset: place.offset };
		this.#hasMoved = true;
		this.#isUnsaved = true;
		this.#tell();
	}

	#scrolled(): void {
		if (this.#ownScroll !== undefined && Math.abs(scrollY - this.#ownScroll) <= sameScroll) return;
		if (this.#settle() && this.#anchor !== undefined) return;
		this.#ownScroll = undefined;
		this.#hasMoved = true;
		this.#isUnsaved = true;
		// At once and not when the scroll is over: lines that move until then would take the place with them
		this.#anchor = placeAtLine(this.#blocks) ?? this.#anchor;
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => this.#rest(), idleMs);
	}

	/** The reader has come to rest: the anchor is worth keeping. */
	#rest(): void {
		clearTimeout(this.#idle);
		this.#idle = undefined;
		this.#settle();
		this.#isFinished ||= this.#isEndSeen();
		this.#tell();
	}

	/** The lines may have moved: back to the anchor. @returns whether they had */
	#settle(): boolean {
		const layout = this.#measure();
		if (layout === this.#layout) return false;
		this.#layout = layout;
		if (this.#anchor !== undefined) this.#ownScroll = scrollToPlace(this.#blocks, this.#anchor);
		return true;
	}

	#leave(): void {
		if (this.#idle !== undefined) this.#rest();
		// What fits on one screen is read without a scroll.
		const isShort = document.documentElement.scrollHeight <= innerHeight + endSlack;
		if (!isShort || this.#isFinished || !this.#isEndSeen()) return;
		this.#anchor ??= { block: 0, offset: 0 };
		this.#isFinished = true;
		this.#isUnsaved = true;
		this.#tell();
	}

	#tell(): void {
		if (!this.#isUnsaved || this.#anchor === undefined) return;
		this.#isUnsaved = false;
		const locator = locate(textsOf(this.#blocks), this.#anchor.block, this.#anchor.offset);
		this.#save({ locator, fraction: this.#isFinished ? 1 : locator.fraction, finished: this.#isFinished });
	}

	#isEndSeen(): boolean {
		const body = this.#article.querySelector('.body') ?? this.#article;
		return body.getBoundingClientRect().bottom <= innerHeight + endSlack;
	}

	#measure(): string {
		const { width, height } = this.#article.getBoundingClientRect();
		return `${Math.round(width)} ${Math.round(height)} ${innerWidth} ${readingLine()}`;
	}
}
