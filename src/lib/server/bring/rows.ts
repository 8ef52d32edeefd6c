// Rows of a CSV text (RFC 4180), one at a time and bounded: what is broken costs its own line and no other.
import { bringLimits } from './limits.ts';

/** A row's fields, or the sentence that says why it cannot be read; `next` is where the row after it begins. */
export type ReadRow = { next: number } & ({ fields: string[] } | { sentence: string });

/**
 * The row that begins at a place of the text. A quotation mark opens a field only at its beginning; what stands between a closing
 * one and the next comma belongs to the field, as services write it.
 */
export function readRow(text: string, start: number): ReadRow {
	const limit = Math.min(text.length, start + bringLimits.rowCharacters);
	const fields: string[] = [];
	let at = start;
	for (;;) {
		let field = '';
		if (text[at] === '"') {
			let from = ++at;
			for (;;) {
				while (at < limit && text[at] !== '"') at++;
				if (at >= limit) return giveUp(text, start, limit);
				if (text[at + 1] !== '"') break;
				field += text.slice(from, at + 1);
				at += 2;
				from = at;
			}
			field += text.slice(from, at);
			at++;
		}
		const from = at;
		while (at < limit && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
		if (at >= limit && limit < text.length) return giveUp(text, start, limit);
		fields.push(field + text.slice(from, at));
		if (text[at] === ',') {
			at++;
			continue;
		}
		if (text[at] === '\r' && text[at + 1] === '\n') at++;
		return { fields, next: at + 1 };
	}
}

/** Reading goes on at the line after the one that does not end. */
function giveUp(text: string, start: number, limit: number): ReadRow {
	const line = text.indexOf('\n', start);
	return {
		next: line < 0 ? text.length : line + 1,
		sentence:
			limit < text.length
				? `it is longer than ${bringLimits.rowCharacters} characters`
				: 'a quotation mark in it is not closed'
	};
}
