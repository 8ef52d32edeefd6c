// Text as locators compare it: spaces run together, quotation marks and dashes alike, invisible characters left out.

/** How quotation marks and dashes are written in comparisons; each is one unit, so that places stay easy to map. */
const alike = new Map<string, string>([
	...Array.from('«»„“”‟″', (mark): [string, string] => [mark, '"']),
	...Array.from('‘’‚‛‹›`´′', (mark): [string, string] => [mark, "'"]),
	...Array.from('‐‑‒–—―−', (mark): [string, string] => [mark, '-'])
]);
/** Soft hyphen, zero-width spaces and joiners, bidirectional marks: editors and browsers add and drop them unseen. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const space = /\s/;

/** A folded block: its text, and for each of its units, and its end, the place in the block as it was. */
export interface FoldedBlock {
	text: string;
	origins: number[];
}

/** Folds one block, its outer spaces left out. */
export function foldBlock(block: string): FoldedBlock {
	const origins: number[] = [];
	let text = '';
	let pending = -1;
	let end = 0;
	for (let at = 0; at < block.length; at++) {
		const unit = block.charAt(at);
		const isPlain = (unit > ' ' && unit < '\u007f') || (unit > '\u00ff' && unit < '\u1680');
		if (!isPlain && invisible.test(unit)) continue;
		if (!isPlain && space.test(unit)) {
			if (pending < 0) pending = at;
			continue;
		}
		if (pending >= 0 && text !== '') {
			text += ' ';
			origins.push(pending);
		}
		pending = -1;
		text += alike.get(unit) ?? unit;
		origins.push(at);
		end = at + 1;
	}
	origins.push(end);
	return { text, origins };
}

/** The place in the folded block of a place in the block. */
export function foldOffset({ origins }: FoldedBlock, offset: number): number {
	let low = 0;
	let high = origins.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((origins[middle] ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The place in the block of a place in the folded block; either is held inside the block. */
export function unfoldOffset({ origins }: FoldedBlock, offset: number): number {
	return origins[Math.min(Math.max(0, offset), origins.length - 1)] ?? 0;
}

/** A short name of a folded block's text: FNV-1a of its UTF-16 units, 32 bits, hex. Tells blocks apart, proves nothing. */
export function hashBlock(folded: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

const combining = /[\p{M}\p{Emoji_Modifier}]/u;
const joiner = '\u200d';

/** The nearest place at or before this one that splits no surrogate pair, and no letter from its marks. */
export function snap(text: string, offset: number): number {
	let at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
	for (let steps = 0; steps < 16 && at > 0 && at < text.length && isInside(text, at); steps++) at--;
	return isInPair(text, at) ? at - 1 : at;
}

function isInside(text: string, at: number): boolean {
	if (isInPair(text, at)) return true;
	const next = text.codePointAt(at) ?? 0;
	return text[at - 1] === joiner || text[at] === joiner || combining.test(String.fromCodePoint(next));
}

function isInPair(text: string, at: number): boolean {
	return at > 0 && at < text.length && /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
}

/** A piece of text without half a surrogate pair at either end. */
export function wholeUnits(text: string): string {
	return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
