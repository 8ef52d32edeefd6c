// Pictures made small for phones: any common picture in, AVIF and WebP of three widths out, named by their bytes.
import sharp, { type Sharp } from 'sharp';
import { hashOf } from '#lib/article/bytes.ts';
import type { Picture, Variant } from '#lib/article/types.ts';
import { PressFault } from './fault.ts';
import { makeGate } from './gate.ts';
import { formatOf, isTaken } from './picture-format.ts';
import {
	drawnShare,
	encodings,
	nearlyAsWide,
	pictureLimits,
	placeholder,
	recipeVersion,
	tallest,
	widths
} from './recipe.ts';
import type { BlobSink, PictureCache } from './sinks.ts';

/** Where pictures go and what has been made already. */
export interface PictureStore {
	blobs: BlobSink;
	pictures: PictureCache;
}

/** One thread a picture: the same bytes on every machine, and bounded memory. */
sharp.concurrency(1);
sharp.cache(false);

/** A picture decoded takes up to 200 MB, so two at once at most. */
const gate = makeGate(2);

/** The key of a source picture in the cache. */
export async function pictureKey(source: Uint8Array<ArrayBuffer>): Promise<string> {
	return `${await hashOf(source)}.${recipeVersion}`;
}

/**
 * The picture of these source bytes, from the cache where all its sizes are still there, else made and put.
 * Deterministic: the same source gives the same hashes. @throws PressFault where the bytes are no picture to be taken.
 */
export async function makePicture(source: Uint8Array<ArrayBuffer>, store: PictureStore): Promise<Picture> {
	if (source.length > pictureLimits.bytes)
		throw new PressFault(`the picture is larger than ${pictureLimits.bytes >> 20} MB`);
	const key = await pictureKey(source);
	const known = await store.pictures.find(key);
	if (known !== undefined && (await isWhole(known, store.blobs))) return known;
	const picture = await gate(() => encode(source, store.blobs));
	await store.pictures.keep(key, picture);
	return picture;
}

async function isWhole(picture: Picture, blobs: BlobSink): Promise<boolean> {
	const there = await Promise.all(picture.variants.map(({ hash }) => blobs.has(hash)));
	return there.every(Boolean);
}

async function encode(source: Uint8Array<ArrayBuffer>, blobs: BlobSink): Promise<Picture> {
	const size = await measure(source);
	const kind = await readable(() => judge(source));
	const variants: Variant[] = [];
	for (const width of chooseWidths(size)) {
		const resized = await readable(() => open(source).resize({ width }).raw().toBuffer({ resolveWithObject: true }));
		const { width: w, height: h, channels } = resized.info;
		const pixels = (): Sharp => sharp(resized.data, { raw: { width: w, height: h, channels } });
		for (const format of ['avif', 'webp'] as const) {
			const bytes = await write(pixels(), format, kind);
			variants.push({ hash: await blobs.put(bytes), format, width: w, height: h, bytes: bytes.length });
		}
	}
	const widest = variants.findLast(({ format }) => format === 'webp');
	if (widest === undefined) throw new Error('a picture has at least one size');
	const { hash: id, width, height } = widest;
	return { id, width, height, placeholder: await makePlaceholder(source), variants };
}

/** The source turned upright, in sRGB, on white where it is transparent; metadata is not copied. */
function open(source: Uint8Array): Sharp {
	const bounded = sharp(source, { limitInputPixels: pictureLimits.pixels, failOn: 'error', pages: 1 });
	return bounded.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha();
}

/** The upright size, after every check that needs no decoding. */
async function measure(source: Uint8Array<ArrayBuffer>): Promise<{ width: number; height: number }> {
	const format = formatOf(source);
	if (!isTaken(format)) {
		const found = format === undefined ? 'it is none of these' : `it is ${format.toUpperCase()}`;
		throw new PressFault(`the picture must be JPEG, PNG, WebP, AVIF or GIF; ${found}`);
	}
	const { width, height, autoOrient } = await readable(() => sharp(source, { limitInputPixels: false }).metadata());
	if (width * height > pictureLimits.pixels) {
		throw new PressFault(
			`the picture has ${width} x ${height} pixels; at most ${pictureLimits.pixels / 1e6} million are taken`
		);
	}
	if (boundOf(autoOrient) < 1) {
		throw new PressFault(
			`the picture is too narrow for its height (${autoOrient.width} x ${autoOrient.height} pixels)`
		);
	}
	return autoOrient;
}

/** The greatest width at which a picture is not too tall; 0 where there is none. */
function boundOf({ width, height }: { width: number; height: number }): number {
	return Math.min(widths[2], Math.floor((widths[2] * tallest * width) / height));
}

function chooseWidths(size: { width: number; height: number }): number[] {
	const widest = Math.min(size.width, boundOf(size));
	return [...widths.filter((narrower) => narrower < widest * nearlyAsWide), widest];
}

/** Whether a picture is drawn or photographed, by the share of colours that occur once in a coarse sample. */
async function judge(source: Uint8Array): Promise<keyof typeof encodings> {
	const side = 96;
	const sample = await open(source)
		.resize({ width: side, height: side, fit: 'fill', kernel: 'nearest' })
		.raw()
		.toBuffer();
	const colours = new Set<number>();
	for (let at = 0; at + 2 < sample.length; at += 3) {
		colours.add(((sample[at] ?? 0) << 16) | ((sample[at + 1] ?? 0) << 8) | (sample[at + 2] ?? 0));
	}
	return colours.size / (side * side) < drawnShare ? 'drawn' : 'photo';
}

/** A drawn picture's WebP without loss is often smaller than one with; the smaller is taken. */
async function write(pixels: Sharp, format: Variant['format'], kind: keyof typeof encodings): Promise<Buffer> {
	if (format === 'avif') return pixels.avif(encodings[kind].avif).toBuffer();
	const lossy = await pixels.clone().webp(encodings[kind].webp).toBuffer();
	if (kind === 'photo') return lossy;
	const lossless = await pixels.clone().webp({ lossless: true, effort: 4 }).toBuffer();
	return lossless.length < lossy.length ? lossless : lossy;
}

async function makePlaceholder(source: Uint8Array): Promise<string> {
	let address = '';
	for (const width of placeholder.widths) {
		const resized = open(source).resize({ width, height: width * 2, fit: 'inside' });
		const bytes = await resized.webp({ quality: placeholder.quality, effort: 6 }).toBuffer();
		address = `data:image/webp;base64,${bytes.toString('base64')}`;
		if (address.length <= placeholder.bytes) return address;
	}
	return address;
}

/** The decoder's complaints are about the picture, and so are the editor's to mend. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (caught) {
		if (!(caught instanceof Error)) throw caught;
		throw new PressFault('the picture is damaged or of a form that cannot be read', {}, caught);
	}
}
