// What GFM makes that a body has another form for: the section of footnotes, the boxes of task lists, table columns.
import type { Element, Nodes } from 'hast';
import type { Direction } from '#lib/contract/languages.ts';

/** What the dressing has to know of the article. */
export interface Dress {
	/** Whether the word over the footnotes is known; where it is not, a rule stands for the heading. */
	hasHeading: boolean;
	direction: Direction;
}

/** Rewrites footnotes, task lists and columns of a tree in place. */
export function dressTree(node: Nodes, dress: Dress): void {
	if (!('children' in node)) return;
	for (const child of node.children) {
		if (child.type === 'element') dressElement(child, dress);
		dressTree(child, dress);
	}
}

function dressElement(element: Element, { hasHeading, direction }: Dress): void {
	const { tagName, properties } = element;
	if (tagName === 'section' && 'dataFootnotes' in properties) {
		element.properties = { id: 'n-notes' };
		const heading = element.children.find((child) => child.type === 'element');
		if (!hasHeading && heading !== undefined) Object.assign(heading, { tagName: 'hr', properties: {}, children: [] });
	}
	if (tagName === 'input' && properties['type'] === 'checkbox') {
		const box = properties['checked'] === true ? '☑' : '☐';
		Object.assign(element, { tagName: 'span', properties: {}, children: [{ type: 'text', value: box }] });
	}
	if ((tagName === 'th' || tagName === 'td') && direction === 'rtl') turnColumn(properties);
}

/** The colon in `:---` stands where a line begins, which is on the right in a text that runs from there. */
function turnColumn(properties: Element['properties']): void {
	if (properties['align'] === 'left') properties['align'] = 'right';
	else if (properties['align'] === 'right') properties['align'] = 'left';
}
