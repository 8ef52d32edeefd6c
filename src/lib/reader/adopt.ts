// Styles that a part of the page brings with it, once in a document: through CSSOM, since the policy allows no style elements of scripts.

const adopted = new Set<string>();

/** Puts a style sheet's text on the page; the same text a second time changes nothing. */
export function adoptStyles(text: string): void {
	if (adopted.has(text)) return;
	adopted.add(text);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
