// Styles that a room brings with it, put on the page where the policy allows no style element.

/** Puts a style sheet on the page once; what is put there twice is there once. Browsers without constructed sheets (Safari before 16.4) get its rules one by one. */
export function adoptStyles(text: string): void {
	if (adopted.has(text)) return;
	adopted.add(text);
	if ('adoptedStyleSheets' in document) {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets.push(sheet);
		return;
	}
	const [first] = (document as Document).styleSheets;
	for (const rule of splitRules(text)) {
		try {
			first?.insertRule(rule, first.cssRules.length);
		} catch (refused) {
			// A selector that this browser does not know: the other rules stand without it
			if (!(refused instanceof DOMException)) throw refused;
		}
	}
}

const adopted = new Set<string>();

/** The rules of a sheet, each with its closing brace. */
export function splitRules(text: string): string[] {
	const rules: string[] = [];
	let depth = 0;
	let start = 0;
	for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
		depth += sign === '{' ? 1 : -1;
		if (depth > 0) continue;
		rules.push(text.slice(start, index + 1).trim());
		start = index + 1;
	}
	return rules;
}
