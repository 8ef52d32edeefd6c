// What is being read aloud, lit in the text without touching it, and kept in sight.
import { textsOf, toRange, type Block } from './blocks.ts';
import { readingLine } from './position.ts';

/** The name to style the sentence by, as `::highlight(shyraq-spoken)`. */
export const spokenName = 'shyraq-spoken';

/** A stretch of one block. */
export interface Stretch {
	block: number;
	start: number;
	end: number;
}

/** Each block's text with the language that the page says it is in. */
export function spokenBlocks(blocks: Block[], usual: string): { text: string; language: string }[] {
	return textsOf(blocks).map((text, at) => {
		const owner = blocks[at]?.nodes[0]?.parentElement?.closest('[lang]');
		return { text, language: owner?.getAttribute('lang') ?? usual };
	});
}

/** Lights a stretch and nothing else; undefined lights nothing. Where the browser cannot, the text stays as it is. */
export function lightSpoken(blocks: Block[], stretch: Stretch | undefined): void {
	if (typeof Highlight === 'undefined') return;
	const range = stretch && rangeOf(blocks, stretch);
	if (range === undefined) CSS.highlights.delete(spokenName);
	else CSS.highlights.set(spokenName, new Highlight(range));
}

/** Brings a stretch into sight where it is not wholly between the bar above and what covers the foot of the window, `footPx` high. */
export function followSpoken(blocks: Block[], stretch: Stretch, footPx: number): void {
	const box = rangeOf(blocks, stretch)?.getBoundingClientRect();
	if (box === undefined) return;
	const top = readingLine();
	const isInSight = box.top >= top && box.bottom <= innerHeight - footPx;
	if (isInSight) return;
	const isPaper = document.documentElement.dataset['theme'] === 'eink';
	const isStill = isPaper || matchMedia('(prefers-reduced-motion: reduce)').matches;
	scrollBy({ top: box.top - top - (innerHeight - top - footPx) / 4, behavior: isStill ? 'instant' : 'smooth' });
}

function rangeOf(blocks: Block[], { block, start, end }: Stretch): Range | undefined {
	return toRange(blocks, { block, offset: start }, { block, offset: end });
}
