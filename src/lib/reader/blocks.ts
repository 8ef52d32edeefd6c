// The leaf blocks of a painted article: their texts for locators, and the way between a place and the page's text nodes.
import type { Place } from '#lib/article/locator.ts';

/** One run of text that stands as a block of its own. `text` is all its nodes' text, joined, spaces for the numbers of notes. */
export interface Block {
	text: string;
	nodes: Text[];
}

/** The number of a note, which belongs to no word. */
const noteMark = 'sup a[href^="#n-"]';

const blockSelector = 'h1,h2,h3,h4,h5,h6,p,li,blockquote,figcaption,td,th,caption,pre,dt,dd,div,figure,article,summary';
/** What is painted around the article's own words: facts about it, its sources, controls, and what is not shown. */
const leftOut =
	'.meta,.sources,.placeholder,script,style,template,button,[hidden],[aria-hidden="true"],[data-not-text]';

/** The element that a block's words stand in. */
export function elementOf(block: Block): HTMLElement | undefined {
	return block.nodes[0]?.parentElement?.closest<HTMLElement>(blockSelector) ?? undefined;
}

/** The article painted on this page, if any. */
export function findArticle(): HTMLElement | undefined {
	return document.querySelector<HTMLElement>('article[data-id]') ?? undefined;
}

/**
 * The blocks of an article in reading order: headline, standfirst, captions, and the body's paragraphs, items, cells.
 * An item with a list inside is a block for its own words, and one for each item of that list.
 */
export function readBlocks(article: Element): Block[] {
	const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
		node instanceof Element && node.matches(leftOut) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
	);
	const blocks: Block[] = [];
	let owner: Element | undefined;
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		if (!(node instanceof Text)) continue;
		const closest = node.parentElement?.closest(blockSelector) ?? article;
		const last = blocks.at(-1);
		const text = node.parentElement?.matches(noteMark) === true ? ' '.repeat(node.length) : node.data;
		if (closest === owner && last !== undefined) {
			last.nodes.push(node);
			last.text += text;
		} else {
			blocks.push({ text, nodes: [node] });
			owner = closest;
		}
	}
	return blocks.filter(({ text }) => text.trim() !== '');
}

/** The texts of blocks, as locators want them. */
export function textsOf(blocks: Block[]): string[] {
	return blocks.map(({ text }) => text);
}

/** The text node of a place, and how far into it; at a joint of two nodes, the later one's start. */
export function toNode(blocks: Block[], { block, offset }: Place): { node: Text; offset: number } | undefined {
	const nodes = blocks[block]?.nodes ?? [];
	let left = offset;
	for (const [index, node] of nodes.entries()) {
		if (left < node.length || index === nodes.length - 1) return { node, offset: Math.min(left, node.length) };
		left -= node.length;
	}
	return undefined;
}

/** The place of a point in the document, as ranges name it; undefined outside the blocks. */
export function toPlace(blocks: Block[], container: Node, offset: number): Place | undefined {
	const point = document.createRange();
	point.setStart(container, offset);
	for (const [block, { nodes }] of blocks.entries()) {
		let passed = 0;
		for (const node of nodes) {
			if (node === container) return { block, offset: passed + offset };
			// The first text that begins at or after a point that lies in no text of ours.
			if (point.comparePoint(node, 0) >= 0) return { block, offset: passed };
			passed += node.length;
		}
	}
	return undefined;
}

/** The stretch of the document between two places. */
export function toRange(blocks: Block[], start: Place, end: Place): Range | undefined {
	const from = toNode(blocks, start);
	const to = toNode(blocks, end);
	if (from === undefined || to === undefined) return undefined;
	const range = document.createRange();
	range.setStart(from.node, from.offset);
	range.setEnd(to.node, to.offset);
	return range;
}
