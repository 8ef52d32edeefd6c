// The blocks of an article's text from its canonical markup, without a page: what a worker searches and others write out.
import type { Article } from './types.ts';

/** Elements whose text stands as a block of its own; the same as on a painted page (reader/blocks.ts). */
const ownBlocks = new Set(
	'h2 h3 h4 h5 h6 p li blockquote figcaption td th caption pre dt dd div figure section'.split(' ')
);
const lineBreaks = new Set(['br', 'hr', 'wbr']);
const empty = new Set([...lineBreaks, 'img']);
/** How the link of a note's number says where it leads (compose/article.ts). */
const noteMark = ' href="#n-';
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** In a canonical body `<` stands nowhere but where an element begins or ends, and values are in double quotes. */
const pieces = /<(\/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>|[^<]+/g;

/**
 * The texts of an article in reading order: title, standfirst, caption of the lead, then the body's paragraphs, items and
 * cells. The first is always the title; no other is empty.
 */
export function readTextBlocks({ head, body }: Article): string[] {
	const lead = head.lead === undefined ? '' : `${head.lead.caption} ${head.lead.credit}`;
	return [head.title, ...[head.standfirst, lead, ...readBody(body)].filter((text) => text.trim() !== '')];
}

function readBody(body: string): string[] {
	const blocks: string[] = [];
	// The blocks that are open, each by a number of its own; 0 is the body
	const open: { name: string; block: number; isMark: boolean }[] = [];
	let owner = -1;
	let count = 0;
	for (const [piece, end, name] of body.matchAll(pieces)) {
		const last = blocks.length - 1;
		if (name === undefined) {
			const { block = 0, isMark = false } = open.at(-1) ?? {};
			// A note's number belongs to no word: spaces stand for it, so that what comes after it keeps its place
			const text = isMark ? ' '.repeat(piece.length) : readSigns(piece);
			if (block === owner && last >= 0) blocks[last] = `${blocks[last] ?? ''}${text}`;
			else blocks.push(text);
			owner = block;
		} else if (lineBreaks.has(name)) {
			if (last >= 0) blocks[last] = `${blocks[last] ?? ''}\n`;
		} else if (end === '/') {
			// Elements are balanced, so the last that is open is the one that ends
			open.pop();
		} else if (!empty.has(name)) {
			const block = ownBlocks.has(name) ? ++count : (open.at(-1)?.block ?? 0);
			open.push({ name, block, isMark: piece.includes(noteMark) });
		}
	}
	return blocks;
}

function readSigns(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (sign, name: string) => signs[name] ?? sign);
}
