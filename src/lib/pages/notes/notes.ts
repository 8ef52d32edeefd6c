// The room `notes`: a note shown beside the place that refers to it, without leaving that place.
import css from '../../../styles/notes.css?inline';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { loadNotesWords } from '#lib/words/notes/words.ts';
import { say } from '#lib/words/shape.ts';
import type { App } from '../app.svelte.ts';

/** Between a reference and its note, in CSS pixels. */
const gapPx = 8;
/** A reference pressed while its own note is shown puts it away: the browser has done so when the press began, this long ago at most. */
const samePressMs = 600;
let last: { mark: Element; closedAt: number } | undefined;

/** Shows the note that a reference leads to, or goes to it where there is none to show. */
export async function openNote({ language, words }: App, mark: HTMLAnchorElement, isKey: boolean): Promise<void> {
	if (!isKey && last?.mark === mark && performance.now() - last.closedAt < samePressMs) return;
	const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
	if (note === null) {
		location.hash = mark.hash;
		return;
	}
	const texts = await loadNotesWords(language);
	adoptStyles(css);
	const box = document.createElement('div');
	box.className = 'note';
	box.popover = 'auto';
	box.tabIndex = -1;
	box.role = 'dialog';
	box.ariaLabel = say(texts.note, { number: mark.textContent });
	box.append(copyOf(note), makeCloser(words.look.close, box));
	document.body.append(box);
	const pressing = new AbortController();
	let pressed: EventTarget | null = null;
	document.addEventListener('pointerdown', ({ target }) => (pressed = target), {
		signal: pressing.signal,
		capture: true
	});
	box.addEventListener('toggle', (event) => {
		if (event.newState === 'open') return;
		pressing.abort();
		last = pressed instanceof Node && mark.contains(pressed) ? { mark, closedAt: performance.now() } : undefined;
		box.remove();
	});
	mark.focus({ preventScroll: true });
	box.showPopover();
	place(box, mark);
	box.focus({ preventScroll: true });
}

/** The note's own words, without the ways back and without ids, of which there can be one each. */
function copyOf(note: HTMLElement): HTMLElement {
	const copy = document.createElement('div');
	copy.lang = note.closest<HTMLElement>('[lang]')?.lang ?? '';
	copy.dir = 'auto';
	copy.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
	for (const back of copy.querySelectorAll('a[href^="#n-"]')) back.remove();
	for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
	return copy;
}

function makeCloser(label: string, box: HTMLElement): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button icon';
	button.ariaLabel = label;
	button.textContent = '×';
	button.addEventListener('click', () => box.hidePopover());
	return button;
}

/** Below the reference, or above it where there is more room; its middle over the reference as far as the window lets it. */
function place(box: HTMLElement, mark: Element): void {
	const { top, bottom, left, width } = mark.getBoundingClientRect();
	const roomAbove = top - gapPx;
	const roomBelow = innerHeight - bottom - gapPx;
	const isBelow = roomBelow >= box.offsetHeight || roomBelow >= roomAbove;
	const most = (isBelow ? roomBelow : roomAbove) - gapPx;
	box.style.maxBlockSize = `${most}px`;
	box.style.insetBlockStart = `${isBelow ? bottom + gapPx : Math.max(gapPx, top - gapPx - box.offsetHeight)}px`;
	const middle = left + width / 2 - box.offsetWidth / 2;
	const start = Math.min(Math.max(gapPx, middle), document.documentElement.clientWidth - box.offsetWidth - gapPx);
	box.style.translate = `${start - box.getBoundingClientRect().left}px`;
}
