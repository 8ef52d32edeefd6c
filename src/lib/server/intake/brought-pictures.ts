// The pictures of an article from outside: each fetched and made within bounds; one that cannot be had is told of and left out.
import type { Picture } from '#lib/article/types.ts';
import { PressFault } from '../press/fault.ts';
import { makeGate } from '../press/gate.ts';
import { makePicture, type PictureStore } from '../press/pictures.ts';
import { pictureLimits } from '../press/recipe.ts';
import type { GetPicture } from './ports.ts';

/** Bounds on the pictures of one article: a photo essay has some forty. */
export const articlePictures = { count: 60, bytes: 3 * pictureLimits.bytes } as const;

/** Narrower or lower than this it is a mark or a spacer, and no picture of an article. */
const leastPixels = 40;
/** Pictures of one article fetched at once. */
const atOnce = 3;

/** The pictures that could be had, by their address as written, and a sentence for each that could not. */
export interface BroughtPictures {
	pictures: Map<string, Picture>;
	missing: string[];
}

/** Gets and makes pictures. What the store throws is thrown on; nothing else is. */
export async function bringPictures(
	addresses: readonly string[],
	getPicture: GetPicture,
	store: PictureStore
): Promise<BroughtPictures> {
	const pictures = new Map<string, Picture>();
	const missing = new Map<string, string>();
	const gate = makeGate(atOnce);
	let bytes = 0;
	const bringOne = async (address: string, at: number) => {
		if (at >= articlePictures.count) return `an article may have at most ${articlePictures.count} pictures`;
		if (bytes > articlePictures.bytes)
			return `the pictures of an article may have at most ${articlePictures.bytes >> 20} MB together`;
		const answer = await getPicture(address);
		if ('trouble' in answer) return answer.trouble;
		bytes += answer.bytes.length;
		const made = await tryPicture(answer.bytes, store);
		if (typeof made === 'string') return made;
		if (made.width >= leastPixels && made.height >= leastPixels) pictures.set(address, made);
		return undefined;
	};
	await Promise.all(
		addresses.map((address, at) =>
			gate(async () => {
				const trouble = await bringOne(address, at);
				if (trouble !== undefined) missing.set(address, `The picture ${shorten(address)} is left out: ${trouble}.`);
			})
		)
	);
	return { pictures, missing: addresses.flatMap((address) => missing.get(address) ?? []) };
}

async function tryPicture(bytes: Uint8Array<ArrayBuffer>, store: PictureStore): Promise<Picture | string> {
	try {
		return await makePicture(bytes, store);
	} catch (caught) {
		if (caught instanceof PressFault) return caught.sentence;
		throw caught;
	}
}

/** An address short enough for a sentence. */
function shorten(address: string): string {
	return address.length > 120 ? `${address.slice(0, 119)}…` : address;
}
