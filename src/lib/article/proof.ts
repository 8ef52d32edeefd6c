// What proves an article that goes from hand to hand: its publisher's key and its signed note, as a block of letters that survives mail, chat and a browser's "save as".
import { fromBase64, toBase64, toBytes, toText } from './bytes.ts';
import type { Proof } from './prove.ts';

const form = 'shyraq/proof/1';
/** As mail has it (RFC 2045, 6.8). */
const lineLength = 76;
/** No block is larger, in letters: the largest article in UTF-8 and base64, and a quarter for line breaks that were added. */
export const proofLimit = 10_000_000;

/** The attribute of the `<template>` that holds it in a page; browsers keep what is in a template, and show nothing of it. */
export const proofAttribute = 'data-shyraq-proof';

/** The block: base64 of the form, the key and the note, in lines. */
export function writeProof({ key, note }: Proof): string {
	const letters = toBase64(toBytes(`${form}\n${key}\n${note}`));
	return letters.replace(new RegExp(`.{1,${lineLength}}`, 'g'), '$&\n');
}

/** The proof in a block, whatever white space has come into it; undefined where it is none. Nothing is verified. */
export function readProof(block: string): Proof | undefined {
	if (block.length > proofLimit) return undefined;
	const bytes = fromBase64(block.replace(/\s+/g, ''));
	if (bytes === undefined) return undefined;
	try {
		const [first, key, ...note] = toText(bytes).split('\n');
		return first === form && key !== undefined && note.length > 0 ? { key, note: note.join('\n') } : undefined;
	} catch (broken) {
		if (broken instanceof TypeError) return undefined;
		throw broken;
	}
}
