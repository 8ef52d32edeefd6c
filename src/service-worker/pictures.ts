// A picture's address: answered by whichever of its sizes is here, so that a page's choice of size never costs the picture.
import { readPicture, type PictureBytes } from '#lib/vault/pictures.ts';
import { late } from './late.ts';

/**
 * Answers `/i/<hash>`: from the device in this size or another, else from the network in the size this phone wishes for.
 * Where it cannot be had the answer is 204, nothing: a drawn stand-in would count as the picture, while an image that
 * fails shows its words in a frame of its own (`styles/base.css`), and one left out by choice is no error to be noted.
 */
export async function answerPicture(hash: string): Promise<Response> {
	try {
		const kept = await readPicture(hash);
		if (kept !== undefined) return respond(kept);
		const came = await late().fetchForPage(hash);
		if (came !== undefined) return respond(came);
	} catch (failed) {
		console.warn(`shyraq: picture ${hash}: ${String(failed)}`);
	}
	return new Response(null, { status: 204 });
}

function respond({ bytes, type }: PictureBytes): Response {
	return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
}
