// What a page that was handed over holds of what can be proved: signed texts, and pictures. Nothing else of it is looked at, built or run.
import { toText, type Bytes } from '#lib/article/bytes.ts';
import { proofAttribute, readProof } from '#lib/article/proof.ts';
import type { Proof } from '#lib/article/prove.ts';

/** No file is larger: several articles with their pictures, as they pass through a share sheet. */
export const handedLimitBytes = 16_000_000;
/** No more of either are taken from one file, and no larger picture. */
const mostTexts = 200;
const mostPictures = 1000;
const longestPicture = 4_000_000;
const address = /data:image\/(?:avif|webp);base64,([\w+/=]+)/g;

/** What a file holds; nothing of it is verified. */
export interface Handed {
	proofs: Proof[];
	/** In base64, to be read one by one: all at once would be several times the file. */
	pictures: string[];
	/** Whether something was passed by: a proof that is damaged, a picture that is too large, or more than may be. */
	isMore: boolean;
}

/** Reads the bytes of a page in one pass; undefined where it is no text in UTF-8. A proof stands in its template whatever saved the page anew. */
export function readHanded(bytes: Bytes): Handed | undefined {
	let page: string;
	try {
		page = toText(bytes);
	} catch (broken) {
		if (broken instanceof TypeError) return undefined;
		throw broken;
	}
	const proofs: Proof[] = [];
	let isMore = false;
	for (let at = page.indexOf(proofAttribute); at !== -1;) {
		if (proofs.length >= mostTexts) {
			isMore = true;
			break;
		}
		const from = page.indexOf('>', at) + 1;
		const to = page.indexOf('<', from);
		if (from === 0 || to === -1) break;
		const proof = readProof(page.slice(from, to));
		if (proof !== undefined) proofs.push(proof);
		else isMore = true;
		at = page.indexOf(proofAttribute, to);
	}
	const pictures: string[] = [];
	for (const [, letters = ''] of page.matchAll(address)) {
		if (pictures.length < mostPictures && letters.length <= longestPicture) pictures.push(letters);
		else isMore = true;
	}
	return { proofs, pictures, isMore };
}
