// Small pieces of markup, written so that nothing in a text can be taken for a tag.
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in markup and in attributes. */
export function escape(text: string): string {
	return text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
}

/** An element with its attributes; those undefined are left out. */
export function tag(name: string, attributes: Readonly<Record<string, string | undefined>>, inner?: string): string {
	let written = `<${name}`;
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined) written += ` ${key}="${escape(value)}"`;
	}
	return inner === undefined ? `${written}>` : `${written}>${inner}</${name}>`;
}

/** A picture with its caption, as a body holds it. */
export function figure(url: string, alt: string, caption: string): string {
	const image = tag('img', { src: url, alt });
	return tag('figure', {}, caption === '' ? image : `${image}${tag('figcaption', {}, escape(caption))}`);
}
