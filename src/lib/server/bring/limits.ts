// Every bound on what an editor's file may hold, in one table; past one, a sentence names the file, the item and the limit.

const megabyte = 1_048_576;

/**
 * Lengths are in bytes, characters are UTF-16 units. A year of a newspaper as a zip of Markdown, a scanned cookbook as EPUB and
 * an export of fifteen years of Pocket stay well below each of them.
 */
export const bringLimits = {
	/** A file given as bytes or by its path. */
	fileBytes: 1024 * megabyte,
	/** A saved page with its pictures inside, an export as one file. */
	documentBytes: 64 * megabyte,
	/** A text, a chapter. */
	textBytes: 4 * megabyte,
	pictureBytes: 32 * megabyte,
	/** Files in a zip or beside a page. */
	entries: 20_000,
	/** All that is unpacked from one zip. */
	unpackedBytes: 2048 * megabyte,
	/** Deflate makes 1000 to 1 of nothing but zeros; markup comes to some 10 to 1. */
	ratio: 200,
	/** Entries below this size may be packed as tightly as they like. */
	ratioFromBytes: megabyte,
	pathCharacters: 500,
	pathDepth: 32,
	/** Rows of a table, entries of a JSON list, links of a bookmark file. */
	rows: 100_000,
	rowCharacters: megabyte,
	jsonDepth: 64,
	/** Elements of an XML file: packages and tables of contents of books. */
	xmlElements: 200_000,
	xmlDepth: 100,
	chapters: 5_000,
	/** Parts of an MHTML file, and how deep they are nested. */
	parts: 5_000,
	partDepth: 4,
	/** Pictures that one article may name. */
	pictures: 2_000,
	frontMatterCharacters: 100_000,
	lineCharacters: 500,
	standfirstCharacters: 1_000,
	tags: 50,
	tagCharacters: 100,
	highlights: 1_000,
	highlightCharacters: 10_000
} as const;

/** A number of bytes as a person says it: `64 MB`. */
export function sayBytes(bytes: number): string {
	return bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
