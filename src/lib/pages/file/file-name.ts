// Names of files that Android, Windows and a memory card (FAT) all take, made of any title.
import { toBytes } from '#lib/article/bytes.ts';

/** Most bytes of a name in UTF-8, its ending included: Android's encrypted folders allow 143 (eCryptfs), and a second copy gets a number. */
export const mostBytes = 120;

/** Names of devices on Windows, whatever ends them (learn.microsoft.com, Naming Files). */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** A file's name: of a title, or where nothing of it can stand, of `otherwise`. `ending` begins with its dot. */
export function nameFile(title: string, ending: string, otherwise: string): string {
	const plain = title
		.normalize('NFC')
		// The half space of Persian; all else that is not seen goes: marks of direction could make one ending look like another
		.replace(/[\u200c\s]+/gu, ' ')
		.replace(/\p{C}/gu, '')
		.replace(/["*/:<>?\\|]+/g, ' ')
		.replace(/ {2,}/g, ' ');
	const cut = trim(cutTo(trim(plain), mostBytes - ending.length - 1));
	const stem = cut === '' ? otherwise : cut;
	return `${reserved.test(stem) ? '_' : ''}${stem}${ending}`;
}

/** Windows takes no dot or space at the end, and a dot at the beginning hides a file elsewhere. */
function trim(text: string): string {
	return text.replace(/^[. ]+|[. ]+$/g, '');
}

/** As many whole letters as fit, with the marks upon them. */
function cutTo(text: string, limitBytes: number): string {
	let length = 0;
	let bytes = 0;
	for (const [letter] of text.matchAll(/\P{M}?\p{M}*/gu)) {
		bytes += toBytes(letter).length;
		if (bytes > limitBytes) break;
		length += letter.length;
	}
	return text.slice(0, length);
}
