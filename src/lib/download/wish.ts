// How pictures are wanted on this phone: which format it decodes, and how wide its screen is in device pixels.
import type { PictureWish } from '#lib/contract/messages.ts';
import { readConnection } from './connection.ts';

/** The widest a figure stands in the page, in CSS pixels (42rem), as `sizes` of the composer says. */
const figureWidth = 672;
/** What a phone's page leaves free beside a figure, both sides together, in CSS pixels (2rem). */
const marginWidth = 32;
/** Beyond two device pixels to a CSS pixel a photograph only costs more. */
const densityLimit = 2;
/** A 1x1 AVIF. */
const probe =
	'data:image/avif;base64,AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAAB8AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgQAMAAAAABRpc3BlAAAAAAAAAAEAAAABAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAnbWRhdBIACggYAAbICGg0IDIRH/eHhRXAACwAACCQNZO/nZ4=';

/** What the reader chose of pictures; `undefined` leaves it to the browser's data saver. */
export type PictureChoice = PictureWish['pictures'] | undefined;

/** This phone's wish. The format is found out once, by decoding. */
export async function makeWish(choice: PictureChoice): Promise<PictureWish> {
	const format = (await (decodes ??= decodesAvif())) ? 'avif' : 'webp';
	return {
		pictures: choice ?? (readConnection().savesData ? 'none' : 'all'),
		width: widthFor(screen.width, screen.height, devicePixelRatio),
		format
	};
}

/** The width in device pixels that fills a figure on a screen of these CSS pixels, whichever way it is held. */
export function widthFor(width: number, height: number, density: number): number {
	const shorter = Math.min(width, height);
	return Math.ceil(Math.min(shorter - marginWidth, figureWidth) * Math.min(density || 1, densityLimit));
}

let decodes: Promise<boolean> | undefined;

async function decodesAvif(): Promise<boolean> {
	const image = new Image();
	image.src = probe;
	try {
		await image.decode();
		return image.naturalWidth > 0;
	} catch (refused) {
		if (refused instanceof DOMException) return false;
		throw refused;
	}
}
