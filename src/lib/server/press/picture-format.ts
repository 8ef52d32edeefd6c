// What kind of picture bytes are, by their first bytes and never by a name.

type Format = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'tiff' | 'heic' | 'bmp' | 'pdf';

/**
 * The kinds that are taken. SVG is not: how its letters look depends on the fonts of the machine that presses, and it
 * can refer to other files.
 */
const taken: ReadonlySet<Format> = new Set(['jpeg', 'png', 'webp', 'avif', 'gif']);

/** Whether pictures of this kind are taken. */
export function isTaken(format: Format | undefined): boolean {
	return format !== undefined && taken.has(format);
}

/** The kind of picture, or undefined where it is none that is known. */
export function formatOf(bytes: Uint8Array): Format | undefined {
	const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
	if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
	if (head.startsWith('GIF8')) return 'gif';
	if (head.slice(4, 8) === 'ftyp') return /avi[fs]/.test(head.slice(8, 64)) ? 'avif' : 'heic';
	if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
	if (head.startsWith('BM')) return 'bmp';
	if (head.startsWith('%PDF')) return 'pdf';
	return /<svg[\s>]|<!DOCTYPE svg/i.test(head) ? 'svg' : undefined;
}
