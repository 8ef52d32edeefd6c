// How pictures are made: widths, qualities and bounds as data. Whoever changes a value raises the version.

/** Stands in every cache key, so that pictures of an older recipe are made anew. */
export const recipeVersion = 3;

/** Bounds on a source picture: a phone's 48-megapixel photograph passes, a bomb does not. */
export const pictureLimits = { bytes: 20 * 1024 * 1024, pixels: 50_000_000 } as const;

/** Widths in pixels: a thumbnail; a phone's column (up to 400 CSS px, two device pixels to each); a wide screen. */
export const widths = [480, 800, 1600] as const;

/** A narrower size is skipped where it would be nearly as wide as the widest. */
export const nearlyAsWide = 0.85;

/** No size is taller than this many times its width in `widths`, as WebP ends at 16,383 pixels. */
export const tallest = 4;

/**
 * A source is taken as drawn, not photographed, where fewer than this share of the pixels of a coarse sample have a
 * colour of their own: flat areas repeat theirs, a photograph's noise hardly does.
 */
export const drawnShare = 0.3;

/**
 * Encoder settings. AVIF at effort 2 takes half the time of effort 3, and a seventh of that of effort 4, for some 3 to
 * 12 % more bytes (measured on the edition's own pictures). Drawn pictures keep full colour resolution, for thin coloured lines and letters fray without it.
 */
export const encodings = {
	photo: {
		avif: { quality: 43, effort: 2, chromaSubsampling: '4:2:0', bitdepth: 8 },
		webp: { quality: 68, effort: 4 }
	},
	drawn: {
		avif: { quality: 58, effort: 2, chromaSubsampling: '4:4:4', bitdepth: 8 },
		webp: { quality: 80, effort: 4, smartSubsample: true }
	}
} as const;

/** The placeholder: as wide as fits into so many bytes of data address. */
export const placeholder = { widths: [16, 12, 8, 4], quality: 20, bytes: 300 } as const;
