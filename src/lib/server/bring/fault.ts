// Trouble with a file that was brought: one sentence for the editor, beginning with the file and the item.
import { toLine } from '../press/text.ts';

/** Trouble of the material, never of the program. The message goes on after the item's name and a colon. */
export class BringFault extends Error {
	constructor(sentence: string, cause?: unknown) {
		super(sentence, cause === undefined ? undefined : { cause });
		this.name = 'BringFault';
	}
}

/** The sentence of a fault; anything else that was caught is a bug and is thrown on. */
export function sentenceOf(caught: unknown): string {
	if (caught instanceof BringFault) return caught.message;
	throw caught;
}

/** A name or value from a file, short and on one line, as it may stand in a sentence. */
export function sayName(found: string, limit = 80): string {
	const line = toLine(found.slice(0, limit * 4));
	return line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line;
}
