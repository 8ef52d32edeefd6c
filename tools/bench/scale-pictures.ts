// Pictures of made-up articles: one drawing for all of them, and behind it in each file what makes its bytes and its size its own.
import sharp from 'sharp';
import type { Bytes } from '#lib/article/bytes.ts';

/** What a phone asks for first of a lead picture. */
export const smallWidth = 480;

/** Gives the AVIF of a number, of so many bytes: every browser shows it, and no two are the same. */
export type DrawPicture = (number: number, bytes: number) => Bytes;

/** Draws once what all of them show. */
export async function drawPictures(): Promise<DrawPicture> {
	const height = Math.round((smallWidth * 2) / 3);
	const ground = { width: smallWidth, height, channels: 3 as const, background: '#8a5a2b' };
	const drawing = await sharp({ create: ground }).avif({ quality: 50 }).toBuffer();
	return (number, bytes) => {
		// A box that readers pass over (ISO/IEC 14496-12, 8.1.2)
		const rest = Math.max(16, bytes - drawing.length);
		const box = Buffer.alloc(rest, `${number} `);
		box.writeUInt32BE(rest, 0);
		box.write('free', 4, 'ascii');
		return new Uint8Array(Buffer.concat([drawing, box]));
	};
}
