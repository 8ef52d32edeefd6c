// What a picture is: a name, a size, and a way to be drawn, with words in four languages or without any.
import type { Language } from './language.ts';
import { element } from './svg.ts';

export type Picture = {
	readonly name: string;
	readonly width: number;
	readonly height: number;
} & ({ readonly kind: 'worded'; draw(language: Language): string } | { readonly kind: 'wordless'; draw(): string });

/** The drawn pieces as one SVG element of the picture's size. */
export function sheet(picture: Picture, pieces: string): string {
	const { width, height } = picture;
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
		pieces
	);
}
