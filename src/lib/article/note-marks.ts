// The numbers of notes in a body, as its language writes numbers.

/** A reference to a note, as the press writes it, up to its number. */
const noteMark = /(<sup><a href="#n-[^>]*>)(\d+)(?=<\/a>)/g;
/** The digit zero of languages that have digits of their own, in Unicode. */
const zeros: Readonly<Record<string, number>> = { fa: 0x6f0, ar: 0x660 };

/** The number of a note in the digits of the article's language: the signed body has every language's in Latin ones. */
export function writeNoteMarks(body: string, language: string): string {
	const zero = zeros[language.split('-')[0] ?? ''];
	if (zero === undefined) return body;
	return body.replace(noteMark, (_, before: string, number: string) => {
		return before + number.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
	});
}
