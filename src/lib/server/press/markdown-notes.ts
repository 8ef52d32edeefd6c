// What GFM makes that a body has another form for: the section of footnotes, and the boxes of task lists.
import type { Element, Nodes } from 'hast';

/** Rewrites footnotes and task lists of a tree in place. Where the notes have no heading in their language, a rule stands for it. */
export function dressNotes(node: Nodes, hasHeading: boolean): void {
	if (!('children' in node)) return;
	for (const child of node.children) {
		if (child.type === 'element') dressElement(child, hasHeading);
		dressNotes(child, hasHeading);
	}
}

function dressElement(element: Element, hasHeading: boolean): void {
	if (element.tagName === 'section' && 'dataFootnotes' in element.properties) {
		element.properties = { id: 'n-notes' };
		const heading = element.children.find((child) => child.type === 'element');
		if (!hasHeading && heading !== undefined) Object.assign(heading, { tagName: 'hr', properties: {}, children: [] });
	}
	if (element.tagName === 'input' && element.properties['type'] === 'checkbox') {
		const box = element.properties['checked'] === true ? '☑' : '☐';
		Object.assign(element, { tagName: 'span', properties: {}, children: [{ type: 'text', value: box }] });
	}
}
