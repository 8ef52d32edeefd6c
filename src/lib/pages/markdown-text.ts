// Text as Markdown that says just that, for the rooms that write such files.

/** Signs that would be more than text in CommonMark; a backslash makes them text. */
const signs = /[\\`*_[\]<>#|~&]/g;
/** What would begin a list, a heading or a rule where it begins a line. */
const lineStart = /^(\s*)([-+=]|\d+[.)])(?=\s|$|[-+=])/gm;

/** Text as Markdown, lines and all. */
export function escapeMarkdown(text: string): string {
	return escapeLineStarts(escapeSigns(text));
}

/** Text as it stands within a line. */
export function escapeSigns(text: string): string {
	return text.replace(signs, '\\$&');
}

/** Lines none of which begins a list, a heading or a rule. */
export function escapeLineStarts(lines: string): string {
	return lines.replace(lineStart, (_, space: string, sign: string) => `${space}${escapeStart(sign)}`);
}

function escapeStart(sign: string): string {
	return sign.length === 1 ? `\\${sign}` : `${sign.slice(0, -1)}\\${sign.slice(-1)}`;
}
