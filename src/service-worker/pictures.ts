// A picture's address: answered by whichever of its sizes is here, so that a page's choice of size never costs the picture.
import { loadContents } from '#lib/vault/contents.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { chooseVariant, fetchPicture, findPicture, readPicture, type PictureBytes } from '#lib/vault/pictures.ts';
import { runErrand } from './errand.ts';
import { announce } from './network.ts';

/**
 * Answers `/i/<hash>`: from the device in this size or another, else from the network in the size this phone wishes for.
 * Where it cannot be had the answer is an empty 503: a drawn stand-in would count as the picture, while an image
 * that fails shows its alternative text above the tiny placeholder that the document carries already.
 */
export async function answerPicture(request: Request, hash: string): Promise<Response> {
	try {
		const held = await loadContents();
		const kept = await readPicture(hash, held);
		if (kept !== undefined) return respond(kept);
		const picture = await findPicture(hash, held);
		// Nothing here refers to it: a page of the server's that is ahead of our contents. Its bytes are the browser's to judge.
		if (picture === undefined) return await fetch(request);
		const wish = await readFact('wish');
		const isToKeep = wish?.pictures === 'all';
		const variant = wish === undefined || !isToKeep ? undefined : chooseVariant(picture, wish);
		const outcome = await runErrand(() => fetchPicture(variant?.hash ?? hash, held, isToKeep));
		if (outcome.kind === 'came') {
			if (isToKeep) announce({ kind: 'library-changed' });
			return respond(outcome.value);
		}
	} catch (failed) {
		console.warn(`shyraq: picture ${hash}: ${String(failed)}`);
	}
	return new Response(null, { status: 503 });
}

function respond({ bytes, type }: PictureBytes): Response {
	return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
}
