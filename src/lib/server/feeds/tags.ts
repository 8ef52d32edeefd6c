// One tag at a time out of broken XML or HTML, in time that grows with the text and not faster.
import { decodeHTMLStrict } from 'entities';
import { feedLimits } from './limits.ts';

/** An attribute; `start` and `end` bound its value with the quotation marks in the text it is from. */
export interface Attribute {
	/** In lower case, with its prefix. */
	name: string;
	value: string;
	start: number;
	end: number;
}

/** A tag; `end` is the place after its `>`. */
export interface Tag {
	/** In lower case, with its prefix. */
	name: string;
	attributes: Attribute[];
	isClosing: boolean;
	isSelfClosing: boolean;
	end: number;
}

/** Names in ASCII alone are the rule; others are of some letters all the same. */
const nameForm = /<(\/?)([a-z_\u00c0-\uffff][\w.:\u00b7-\uffff-]*)/iy;
const attributeForm = /[\s/"']*([^\s=>/"'<]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'<]*))?/y;
const endForm = /[\s/"']*>/y;

/** The tag at a `<`; undefined where that is no tag but a sign, or where the text ends inside it. */
export function readTag(text: string, at: number): Tag | undefined {
	nameForm.lastIndex = at;
	const opening = nameForm.exec(text);
	const name = opening?.[2];
	if (opening === null || name === undefined || name.length > 200) return undefined;
	const attributes: Attribute[] = [];
	let place = at + opening[0].length;
	for (;;) {
		endForm.lastIndex = place;
		const end = endForm.exec(text);
		if (end !== null) {
			const isSelfClosing = end[0].includes('/');
			const isClosing = opening[1] === '/';
			return { name: name.toLowerCase(), attributes, isClosing, isSelfClosing, end: place + end[0].length };
		}
		attributeForm.lastIndex = place;
		const found = attributeForm.exec(text);
		if (found === null) return undefined;
		place += found[0].length;
		if (attributes.length < feedLimits.attributes) attributes.push(attributeOf(found, place));
	}
}

function attributeOf(found: RegExpExecArray, end: number): Attribute {
	const [, name = '', raw = ''] = found;
	const value = /^["']/.test(raw) ? raw.slice(1, -1) : raw;
	return { name: name.toLowerCase(), value: decodeHTMLStrict(value), start: end - raw.length, end };
}

/** The value of an attribute; undefined where the tag has none of that name. */
export function valueOf(tag: Tag, name: string): string | undefined {
	return tag.attributes.find((attribute) => attribute.name === name)?.value;
}

/**
 * Where markup that is no tag ends (comment, declaration, instruction), seen from its `<`; undefined where it is a tag or a sign.
 * @param missing signs that are nowhere ahead: written and read here, so that none is looked for twice in one text
 */
export function skipOther(text: string, at: number, missing: Set<string>): number | undefined {
	const after = (sign: string, from: number): number | undefined => {
		const found = missing.has(sign) ? -1 : text.indexOf(sign, from);
		if (found < 0) missing.add(sign);
		return found < 0 ? undefined : found + sign.length;
	};
	// A comment that does not end is one tag long: what follows it is not to be lost
	if (text.startsWith('<!--', at)) return after('-->', at + 4) ?? after('>', at) ?? text.length;
	if (text.startsWith('<?', at)) return after('>', at) ?? text.length;
	if (!/^<![a-z[]/i.test(text.slice(at, at + 3))) return undefined;
	const end = after('>', at) ?? text.length;
	// A doctype with declarations in it: none of them is read, so none can grow
	return text.slice(at, end).includes('[') ? (after(']', at) ?? text.length) : end;
}
