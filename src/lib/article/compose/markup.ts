// Small pieces of HTML that every painting shares: escaping, a time, a picture in its sizes.
import { places } from '#lib/contract/places.ts';
import type { Hash, Picture, Variant } from '../types.ts';
import type { PaintWords } from './words.ts';

/** Text made safe inside elements and double-quoted attributes. */
export function escape(text: string): string {
	return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** How wide a picture stands in the page, for the `sizes` attribute. */
export type PictureRole = 'figure' | 'thumbnail';

/**
 * Above two device pixels to a CSS pixel a picture only costs more, so a denser phone is told of a smaller place: it then
 * takes the same size as its worker keeps (`download/wish.ts`), and none is loaded twice.
 */
const sizes: Record<PictureRole, string> = {
	figure: '(min-width: 44rem) 42rem, (min-resolution: 3.2x) 46vw, (min-resolution: 2.3x) 60vw, 100vw',
	thumbnail: '(min-width: 44rem) 12rem, 30vw'
};

/**
 * A picture in all its sizes, AVIF before WebP, above its placeholder. The `img` itself names the widest WebP, which is
 * the picture's id; the worker answers any of these addresses with the size that is kept.
 * `alt` is attribute text, escaped already.
 */
export function paintPicture(
	picture: Picture,
	alt: string,
	role: PictureRole,
	{ noPicture = '' }: PaintWords,
	isFirst = false
): string {
	const avif = listOf(picture, 'avif');
	const webp = listOf(picture, 'webp');
	const loading = isFirst ? 'fetchpriority="high"' : 'loading="lazy" decoding="async"';
	return (
		`<span class="picture"><img class="placeholder" src="${escape(picture.placeholder)}" alt="" width="${picture.width}" height="${picture.height}">` +
		`<picture>${avif === '' ? '' : `<source type="image/avif" srcset="${avif}" sizes="${sizes[role]}">`}` +
		`<img src="${places.picture(picture.id)}" srcset="${webp}" sizes="${sizes[role]}" alt="${alt}" ` +
		`width="${picture.width}" height="${picture.height}" data-picture="${picture.id}"${role === 'figure' ? ` data-lacking="${escape(noPicture)}"` : ''} ${loading}></picture></span>`
	);
}

function listOf(picture: Picture, format: Variant['format']): string {
	return picture.variants
		.filter((variant) => variant.format === format)
		.map((variant) => `${places.picture(variant.hash)} ${variant.width}w`)
		.join(', ');
}

/** The picture of a hash among an article's. */
export function findPicture(pictures: Picture[], id: Hash): Picture | undefined {
	return pictures.find((picture) => picture.id === id);
}
