// A body as an editor reads and writes it: each block on a line of its own, which changes nothing of what readers see.

/** A body of an article as one edits it: a line for each of its blocks. */
export function linesOf(body: string): string {
	return body.replace(/(<\/(?:p|h[2-6]|li|[uo]l|dl|figure|blockquote|pre|table|section)>)(?=<)/g, '$1\n');
}

/** Whether two bodies are the same but for those lines. */
export function isSameText(one: string, other: string): boolean {
	return linesOf(one) === linesOf(other);
}
