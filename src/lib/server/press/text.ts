// Text made fit for signed bytes: no control characters, no half letters, one way of writing line ends.

/** The width of a tab; a note's text holds none. */
const tab = '    ';

/** Text of a body or file: newlines only as `\n`, tabs as spaces, other control characters gone, lone surrogates replaced. */
export function scrub(text: string): string {
	return text
		.replace(/\r\n?|[\u000b\u000c\u0085]/g, '\n')
		.replaceAll('\t', tab)
		.replace(/(?!\n)\p{Cc}/gu, '')
		.toWellFormed();
}

/** A text of one line, as in a head or an attribute: scrubbed, white space made single spaces, composed (NFC). */
export function toLine(text: string): string {
	return scrub(text)
		.replace(/[ \n]+/g, ' ')
		.trim()
		.normalize('NFC');
}

/** The letters and digits of a text alone, small: the form in which titles, names and beginnings are compared. */
export function bare(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A line fit for an attribute of a body: no angle brackets, at most `limit` UTF-16 units. */
export function toAttribute(text: string, limit = 1000): string {
	const line = toLine(text).replaceAll('<', '‹').replaceAll('>', '›');
	return line.length <= limit
		? line
		: line
				.slice(0, limit)
				.toWellFormed()
				.replace(/\ufffd$/u, '');
}
