// Figures in Markdown: the directive `:::figure{src alt credit}` and a picture alone in its paragraph.
import type { BlockContent, Node, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type {} from 'mdast-util-directive';
import { nearest } from './nearest.ts';
import { PressFault, quote } from './fault.ts';

const attributeNames = ['src', 'alt', 'credit'];

/** Rewrites the figures of a text in place, puts mistaken directives back as they were written, and tells the faults. */
export function settleFigures(root: Root, text: string): PressFault[] {
	const faults: PressFault[] = [];
	settleChildren(root, text, faults);
	return faults;
}

function settleChildren(parent: Parents, text: string, faults: PressFault[]): void {
	const children = parent.children.map((child: Nodes): Nodes => {
		if (child.type === 'textDirective' || child.type === 'leafDirective') return restore(child, text);
		if (child.type === 'containerDirective') return readFigure(child, text, faults);
		if (child.type === 'text' && /^ *:::/m.test(child.value)) faults.push(tellStray(child));
		if (child.type === 'paragraph') return readPicture(child);
		return child;
	});
	parent.children = children as typeof parent.children;
	for (const child of children) if ('children' in child) settleChildren(child, text, faults);
}

/** `10:noon` and a lone `::name` are text: only the figure is a directive here. */
function restore(node: Extract<Nodes, { type: 'textDirective' | 'leafDirective' }>, text: string): Nodes {
	const value = text.slice(node.position?.start.offset, node.position?.end.offset);
	if (node.type === 'textDirective') return { type: 'text', value };
	return { type: 'paragraph', children: [{ type: 'text', value }] };
}

type Directive = Extract<Nodes, { type: 'containerDirective' }>;

/** A figure whose first line is not in order is text to the parser, and would stand in the article as such. */
function tellStray(node: Extract<Nodes, { type: 'text' }>): PressFault {
	const before = node.value.slice(0, node.value.search(/^ *:::/m));
	const line = (node.position?.start.line ?? 1) + before.split('\n').length - 1;
	const sentence = 'this ":::" opens or closes no figure; is a quotation mark or a brace missing, or one too many?';
	return new PressFault(sentence, { line, field: 'figure' });
}

function readFigure(node: Directive, text: string, faults: PressFault[]): Nodes {
	const line = node.position?.start.line;
	if (!/\n *:{3,} *$/.test(text.slice(node.position?.start.offset, node.position?.end.offset))) {
		faults.push(new PressFault('the figure is not closed by a line of ":::"', { line, field: 'figure' }));
	}
	if (node.name !== 'figure') {
		faults.push(new PressFault(`":::${node.name}" is not known; only ":::figure" is`, { line, field: node.name }));
		return node;
	}
	const given = node.attributes ?? {};
	for (const name of Object.keys(given).filter((name) => !attributeNames.includes(name))) {
		const near = nearest(name, attributeNames);
		const hint = near === undefined ? `there are ${attributeNames.join(', ')}` : `is "${near}" meant?`;
		faults.push(new PressFault(`a figure has no ${quote(name)}; ${hint}`, { line, field: `figure.${name}` }));
	}
	for (const name of ['src', 'alt'].filter((name) => !given[name]?.trim())) {
		faults.push(new PressFault(`the figure lacks "${name}"`, { line, field: `figure.${name}` }));
	}
	return toFigure(given['src'] ?? '', given['alt'] ?? '', readCaption(node.children, faults), given['credit'] ?? '');
}

/** The caption's paragraphs as one line of text with its marks. */
function readCaption(children: Directive['children'], faults: PressFault[]): PhrasingContent[] {
	return children.flatMap((child, index): PhrasingContent[] => {
		if (child.type !== 'paragraph') {
			const line = child.position?.start.line;
			faults.push(
				new PressFault('a figure holds nothing but its caption; is a ":::" missing?', { line, field: 'figure' })
			);
			return [];
		}
		return index === 0 ? child.children : [{ type: 'text', value: ' ' }, ...child.children];
	});
}

function readPicture(node: Extract<Nodes, { type: 'paragraph' }>): Nodes {
	const [only] = node.children;
	if (node.children.length !== 1 || only?.type !== 'image') return node;
	return toFigure(only.url, only.alt ?? '', only.title ? [{ type: 'text', value: only.title }] : [], '');
}

function toFigure(src: string, alt: string, caption: PhrasingContent[], credit: string): Nodes {
	const picture: BlockContent = { type: 'paragraph', children: [], data: { hName: 'img', hProperties: { src, alt } } };
	const words: PhrasingContent[] = [...caption];
	if (credit.trim() !== '') {
		const small: Node & { children: PhrasingContent[] } = {
			type: 'emphasis',
			children: [{ type: 'text', value: credit }],
			data: { hName: 'small' }
		};
		words.push({ type: 'text', value: ' ' }, small as PhrasingContent);
	}
	const figcaption: BlockContent = { type: 'paragraph', children: words, data: { hName: 'figcaption' } };
	return {
		type: 'blockquote',
		children: words.length === 0 ? [picture] : [picture, figcaption],
		data: { hName: 'figure' }
	};
}
