// The headings of a painted article, and which of them one is under.
import { readingLine } from './position.ts';

/** The headings of the text itself, in order; not the article's own headline, nor the one over its notes. */
export function readHeadings(article: Element): HTMLElement[] {
	return [...article.querySelectorAll<HTMLElement>('.body :is(h2, h3, h4):not(section *)')];
}

/** The last of some headings that stands at the reading line or above it. */
export function headingAtLine(headings: readonly HTMLElement[], line = readingLine()): HTMLElement | undefined {
	return headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
}

/** Brings a part of the text to the top of the window, and the focus to it, so that the keyboard and a screen reader go on from there. */
export function goToPart(part: HTMLElement): void {
	focusPart(part);
	part.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** Brings the focus to a part of the text, and does not scroll. */
export function focusPart(part: HTMLElement): void {
	part.tabIndex = -1;
	part.focus({ preventScroll: true });
}
