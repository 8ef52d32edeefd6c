// The one door for foreign HTML: sanitised by the list, shaped into an article's blocks, brought to its canonical form.
import sanitize from 'sanitize-html';
import type { Direction } from '#lib/contract/languages.ts';
import type { Picture } from '#lib/article/types.ts';
import { directCode, dropLooseReferences, settleAttributes } from './attributes.ts';
import { writeCanonical } from './canonical.ts';
import { settleContainers, wrapLines } from './containers.ts';
import { PressFault } from './fault.ts';
import { listSources, placePictures } from './figures.ts';
import { bodyRules } from './sanitizing.ts';
import { scrub } from './text.ts';
import { tidy } from './tidy.ts';
import { isText, limits, parseBody, setChildren, writeInner, type Element, type Parent } from './tree.ts';

/** What the door has to know about the article. */
export interface CleanOptions {
	/** Pictures by their address as written in the markup; any other picture is left out. */
	pictures?: ReadonlyMap<string, Picture>;
	direction?: Direction;
}

/** Two rounds do for nearly all markup; the last only sees that nothing changes. */
const shapeRounds = 12;

/**
 * Foreign markup as a canonical body.
 * @throws PressFault where the markup passes a bound or cannot be brought into form.
 */
export function cleanBody(html: string, { pictures = new Map(), direction = 'ltr' }: CleanOptions = {}): string {
	const root = admit(html);
	settleAttributes(root);
	settleContainers(root);
	placePictures(root, pictures);
	return writeCanonical(settleShape(root, direction));
}

/** Opening one box can leave another to open, so the shape is settled until it stays. */
function settleShape(given: Element, direction: Direction): Element {
	let root = given;
	let last = '';
	for (let round = 0; round < shapeRounds; round++) {
		dropLooseReferences(root);
		settleContainers(root);
		wrapLines(root, 'p');
		tidy(root);
		trimEnds(root);
		if (direction === 'rtl') directCode(root);
		const shaped = writeInner(root);
		if (shaped === last) return root;
		last = shaped;
		root = parseBody(shaped);
	}
	throw new PressFault('the markup is so broken that it has no settled shape');
}

/** The addresses of the pictures that markup shows, as written, each once. @throws PressFault as `cleanBody` does. */
export function listPictures(html: string): string[] {
	return listSources(admit(html));
}

/** Sanitised markup as a tree with clean texts. Bounds come first; the sanitiser takes time in proportion to its input. */
function admit(html: string): Element {
	if (html.length > limits.characters) {
		throw new PressFault(`the text is longer than ${limits.characters} characters of markup`);
	}
	if (html.split('<').length > 2 * limits.elements) {
		throw new PressFault(`the text has more than ${limits.elements} elements`);
	}
	const root = parseBody(sanitize(scrub(html), bodyRules));
	scrubTexts(root);
	return root;
}

/** Character references may write what the plain text may not hold. */
function scrubTexts(parent: Parent): void {
	for (const child of parent.childNodes) {
		if (isText(child)) child.value = scrub(child.value);
		else if ('childNodes' in child) scrubTexts(child);
	}
}

function trimEnds(root: Element): void {
	const children = [...root.childNodes];
	const isSpace = (node: Element['childNodes'][number] | undefined): boolean =>
		node !== undefined && isText(node) && node.value.trim() === '';
	while (isSpace(children[0])) children.shift();
	while (isSpace(children.at(-1))) children.pop();
	setChildren(root, children);
}
