// What proves an article that goes from hand to hand, and whether it does.
import { isSignedBy, readKey } from './key.ts';
import type { PublicKey } from './note.ts';
import { readArticle } from './read.ts';
import type { Article } from './types.ts';

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

/** The article of a proof, where the note is signed by the key that comes with it; whether that key can be believed is another question. */
export async function prove({ key: text, note }: Proof): Promise<Proven | undefined> {
	const key = await readKey(text);
	const read = readArticle(note);
	if (key === undefined || read === undefined || !(await isSignedBy(read.note, key))) return undefined;
	return { article: read.article, key, note };
}
