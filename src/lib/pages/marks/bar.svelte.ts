// What the bar at the foot of an article is about: words that are selected, or a highlight that was tapped.
import type { Passage } from '#lib/article/locator-passage.ts';
import { highlightAround, highlightAt } from '#lib/reader/highlights.ts';
import { selectedPassage } from '#lib/reader/passages.ts';
import type { HighlightRow } from '#lib/shelf/rows.ts';
import type { ArticleMarks } from './article-marks.svelte.ts';

/** Words that are selected, or a highlight: `row` where what is selected lies in one. */
export type Subject =
	{ kind: 'selection'; passage: Passage; key: string | undefined } | { kind: 'highlight'; key: string };

/** A selection counts once it has stood still for so long: handles are dragged over every letter on the way. */
const settleMs = 120;

/** The subject of the bar, from the page's selection and taps. */
export class Bar {
	readonly #marks: ArticleMarks;
	#subject: Subject | undefined = $state.raw();
	/** A finger is on the bar: what it does to the selection is not the reader's doing. */
	#isHeld = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(marks: ArticleMarks) {
		this.#marks = marks;
	}

	get subject(): Subject | undefined {
		return this.#subject;
	}

	/** The highlight that the bar is about, or in which the selection lies. */
	get row(): HighlightRow | undefined {
		return this.#subject?.key === undefined ? undefined : this.#marks.rowOf(this.#subject.key);
	}

	/** The words that the bar is about. */
	get passage(): Passage | undefined {
		return this.#subject?.kind === 'selection' ? this.#subject.passage : this.row?.range;
	}

	/** Whether there is anything to show: a highlight may be gone by another tab. */
	get isShown(): boolean {
		return this.passage !== undefined;
	}

	/** Begins to listen to selections and taps. @returns how to stop */
	start(): () => void {
		const listening = new AbortController();
		const { signal } = listening;
		document.addEventListener('selectionchange', () => this.#wait(), { signal });
		// Before whatever turns a page by a tap
		document.addEventListener('click', (event) => this.#tapped(event), { signal, capture: true });
		document.addEventListener('keydown', (event) => event.key === 'Escape' && this.clear(), { signal });
		document.addEventListener('pointerup', () => this.hold(false), { signal });
		document.addEventListener('pointercancel', () => this.hold(false), { signal });
		this.#look();
		return () => {
			clearTimeout(this.#timer);
			listening.abort();
		};
	}

	/** Says that a finger is on the bar, or has left it. */
	hold(isHeld: boolean): void {
		this.#isHeld = isHeld;
	}

	/** Shows the bar about one highlight. */
	show(key: string): void {
		this.#subject = { kind: 'highlight', key };
	}

	/** Puts the bar away, and what is selected with it. */
	clear(): void {
		if (this.#subject?.kind === 'selection') getSelection()?.removeAllRanges();
		this.#subject = undefined;
	}

	#wait(): void {
		clearTimeout(this.#timer);
		if (!this.#isHeld) this.#timer = setTimeout(() => this.#look(), settleMs);
	}

	#look(): void {
		const { blocks } = this.#marks.article;
		const passage = selectedPassage(blocks);
		if (passage !== undefined) {
			const key = highlightAround(this.#marks.found, blocks, passage)?.key;
			this.#subject = { kind: 'selection', passage, key };
		} else if (this.#subject?.kind === 'selection') this.#subject = undefined;
	}

	#tapped(event: MouseEvent): void {
		const target = event.target instanceof Element ? event.target : undefined;
		if (target === undefined || target.closest('.mark-bar, dialog, .tray, .masthead') !== null) return;
		const isElsewhere = target.closest('a, button, summary, input, textarea') !== null;
		const selected = getSelection();
		if (isElsewhere || selected?.isCollapsed === false) return;
		const key = highlightAt(this.#marks.found, event.clientX, event.clientY)?.key;
		// A tap that shows the bar, or puts it away, does nothing else
		if (key !== undefined || (this.#subject?.kind === 'highlight' && this.isShown)) event.preventDefault();
		this.#subject = key === undefined ? undefined : { kind: 'highlight', key };
	}
}
