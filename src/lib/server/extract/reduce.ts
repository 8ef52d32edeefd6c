// A page's markup made harmless to read: bounded in size, depth and count before any tree is built, and each element numbered.
import { Parser } from 'htmlparser2';
import { ExtractFault } from './fault.ts';

/** Bounds on a page. The longest articles measured have 6,000 elements, 60 deep; 20,000 elements take the judges 4 s. */
export const limits = { characters: 12_000_000, elements: 20_000, depth: 250, attribute: 4_000, meta: 20_000 } as const;

/** Attributes whose names begin so carry an element's number; one name each, so that merging two elements keeps both. */
export const markPrefix = 'data-q';

/** Elements that go with everything in them: nothing there is text or picture of an article. */
const dropped = new Set([
	...['style', 'svg', 'template', 'select', 'textarea', 'datalist', 'canvas', 'applet', 'frameset', 'frame'],
	...['noembed', 'noframes', 'plaintext', 'xmp', 'portal', 'math']
]);
const voids = new Set(
	'area base br col embed hr img input link meta param source track wbr amp-img'
		.split(' ')
		.filter((name) => name !== 'amp-img')
);
const long = /^(?:src|srcset|href|poster|content|style)$|^data-/;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The page's markup written anew: balanced, without scripts but JSON-LD, no deeper than `limits.depth` (what is deeper lies
 * flat, as in browsers), without attributes of absurd length, every element of the body numbered.
 * Takes time in proportion to the page.
 * @throws ExtractFault where the page is longer than can be read
 */
export function reduce(html: string): string {
	if (html.length > limits.characters) {
		throw new ExtractFault('too-large', `the page is longer than ${limits.characters / 1_000_000} million characters`);
	}
	const written: string[] = [];
	const open: boolean[] = [];
	let depth = 0;
	let elements = 0;
	let hushed = 0;
	let isData = false;
	const parser = new Parser({
		onopentag(name, attributes) {
			const isScript = name === 'script';
			isData = isScript && (attributes['type'] ?? '').toLowerCase().includes('ld+json');
			const isOut = hushed > 0 || dropped.has(name) || (isScript && !isData);
			if (isOut && !voids.has(name)) hushed++;
			const isWritten = !isOut && depth < limits.depth && elements < limits.elements && /^[a-z][a-z0-9-]*$/.test(name);
			open.push(isWritten);
			if (!isWritten) return;
			elements++;
			depth++;
			written.push(`<${name}${writeAttributes(name, attributes)} ${markPrefix}${elements}>`);
		},
		ontext(text) {
			if (hushed === 0) written.push(isData ? text.replaceAll('</', '<\\/') : text.replace(/[&<>]/g, escape));
		},
		onclosetag(name) {
			const isWritten = open.pop() === true;
			if (!isWritten) {
				if (hushed > 0 && !voids.has(name)) hushed--;
				return;
			}
			depth--;
			isData = false;
			if (!voids.has(name)) written.push(`</${name}>`);
		}
	});
	parser.end(html);
	return written.join('');
}

function writeAttributes(element: string, attributes: Readonly<Record<string, string>>): string {
	let written = '';
	for (const [name, value] of Object.entries(attributes)) {
		if (!/^[a-z][a-z0-9:_-]*$/.test(name) || name.startsWith('on') || name.startsWith(markPrefix)) continue;
		const limit = element === 'meta' ? limits.meta : long.test(name) ? limits.attribute : 1000;
		if (value.length > limit) continue;
		written += ` ${name}="${value.replace(/[&<>"]/g, escape)}"`;
	}
	return written;
}

function escape(letter: string): string {
	return escapes[letter] ?? letter;
}
