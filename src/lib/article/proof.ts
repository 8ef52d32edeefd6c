// What proves an article that goes from hand to hand: its publisher's key and its signed note, as a block of letters that survives mail, chat and a browser's "save as".
import { fromBase64, toBase64, toBytes, toText } from './bytes.ts';
import { isSignedBy, readKey } from './key.ts';
import type { PublicKey } from './note.ts';
import { readArticle } from './read.ts';
import type { Article } from './types.ts';

const form = 'shyraq/proof/1';
/** As mail has it (RFC 2045, 6.8). */
const lineLength = 76;
/** No block is larger, in letters: the largest article in UTF-8 and base64, and a quarter for line breaks that were added. */
export const proofLimit = 10_000_000;

/** The attribute of the `<template>` that holds it in a page; browsers keep what is in a template, and show nothing of it. */
export const proofAttribute = 'data-shyraq-proof';

/** The key in verifier form, and the whole note, signatures included. */
export interface Proof {
	key: string;
	note: string;
}

/** What a proof holds, once it has held. */
export interface Proven {
	article: Article;
	key: PublicKey;
	/** The signed bytes, as text. */
	note: string;
}

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

/** The article of a proof, where the note is signed by the key that comes with it; whether that key can be believed is another question. */
export async function prove({ key: text, note }: Proof): Promise<Proven | undefined> {
	const key = await readKey(text);
	const read = readArticle(note);
	if (key === undefined || read === undefined || !(await isSignedBy(read.note, key))) return undefined;
	return { article: read.article, key, note };
}
