// HTML that cannot be injected into: what stands in a template is escaped unless another template made it.
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that this file made. Only `html` makes it, so text can never pass for it. */
export class Markup {
	readonly #text: string;

	private constructor(text: string) {
		this.#text = text;
	}

	/** The markup of a template: its strings as they are, what is put in escaped. */
	static of(strings: TemplateStringsArray, ...parts: Part[]): Markup {
		return new Markup(strings.reduce((text, string, index) => text + write(parts[index - 1]) + string));
	}

	toString(): string {
		return this.#text;
	}
}

/** What may be put into a template; nothing is written for undefined. */
export type Part = Markup | string | number | undefined | readonly Part[];

function write(part: Part): string {
	if (part === undefined) return '';
	if (part instanceof Markup) return part.toString();
	if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
	return part.map(write).join('');
}

/** Text as it may stand in an element or between quotes of an attribute. */
function escapeText(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** Markup from a template; attributes are to be in quotes. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup => Markup.of(strings, ...parts);

/** A link to an address from outside; only its words where it is no address of the web. */
export function linkOut(address: string, text: string): Markup {
	const url = URL.parse(address);
	const isOfWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
	return isOfWeb ? html`<a href="${url.href}" rel="noreferrer noopener" target="_blank">${text}</a>` : html`${text}`;
}
