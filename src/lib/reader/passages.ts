// Passages on the page: what the reader has selected or is reading just now.
import type { Place } from '#lib/article/locator.ts';
import { locatePassage, type Passage } from '#lib/article/locator-passage.ts';
import { sentenceAt } from '#lib/article/sentences.ts';
import { textsOf, toPlace, type Block } from './blocks.ts';
import { placeAtLine } from './position.ts';

/** The passage selected within the article; undefined where nothing of it is. */
export function selectedPassage(blocks: Block[], selection: Selection | null = getSelection()): Passage | undefined {
	if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
	const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
	const start = toPlace(blocks, startContainer, startOffset);
	if (start === undefined) return undefined;
	const end = drawBack(blocks, start, toPlace(blocks, endContainer, endOffset) ?? endOf(blocks));
	const passage = locatePassage(textsOf(blocks), start, end);
	return passage.quote.trim() === '' ? undefined : passage;
}

/** The sentence at the reading line. */
export function sentenceAtLine(blocks: Block[]): Passage | undefined {
	const place = placeAtLine(blocks);
	if (place === undefined) return undefined;
	const { start, end } = sentenceAt(blocks[place.block]?.text ?? '', place.offset);
	const at = (offset: number): Place => ({ block: place.block, offset });
	return locatePassage(textsOf(blocks), at(start), at(end));
}

/** A whole paragraph selected by three taps ends at the start of the next one: taken back to its own end. */
function drawBack(blocks: Block[], start: Place, end: Place): Place {
	if (end.offset > 0 || end.block <= start.block) return end;
	return { block: end.block - 1, offset: blocks[end.block - 1]?.text.length ?? 0 };
}

function endOf(blocks: Block[]): Place {
	return { block: Math.max(0, blocks.length - 1), offset: blocks.at(-1)?.text.length ?? 0 };
}
