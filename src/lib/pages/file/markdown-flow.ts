// A tree of a text as Markdown: its blocks one below another, and what stands in their lines.
import { escapeLineStarts, escapeSigns } from '../markdown-text.ts';
import type { Element, Node } from './tree.ts';

const phrases = new Set(
	'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
		' '
	)
);
/** What stands around the words of an element. */
const around: Readonly<Record<string, string>> = {
	b: '**',
	strong: '**',
	em: '*',
	i: '*',
	cite: '*',
	dfn: '*',
	var: '*',
	del: '~~',
	s: '~~'
};

/** Blocks with an empty line between them; lines that stand alone are a block of their own. */
export function writeFlow(nodes: readonly Node[]): string {
	const blocks: string[] = [];
	let line: Node[] = [];
	const end = (): void => {
		blocks.push(writeLines(line));
		line = [];
	};
	for (const node of nodes) {
		if (typeof node === 'string' || phrases.has(node.name)) line.push(node);
		else {
			end();
			blocks.push(writeBlock(node));
		}
	}
	end();
	return blocks.filter((block) => block !== '').join('\n\n');
}

function writeBlock(element: Element): string {
	const { name, attributes, children } = element;
	const level = /^h([1-6])$/.exec(name)?.[1];
	if (level !== undefined) return `${'#'.repeat(Number(level))} ${oneLine(children)}`;
	if (attributes['id'] === 'n-notes') return writeNotes(children);
	switch (name) {
		case 'p':
			return attributes['class'] === 'lacking' ? writeLines([{ ...element, name: 'em' }]) : writeLines(children);
		case 'ul':
		case 'ol':
			return writeList(element);
		case 'blockquote':
			return indent(writeFlow(children), '> ', '> ');
		case 'pre':
			return fence(wholeText(element));
		case 'table':
			return writeTable(element);
		case 'hr':
			return '* * *';
		case 'dt':
			return writeLines([{ ...element, name: 'strong' }]);
		default:
			return writeFlow(children);
	}
}

function writeList({ name, attributes, children }: Element): string {
	const first = Number(attributes['start'] ?? 1);
	return children
		.filter((item): item is Element => typeof item !== 'string')
		.map((item, place) => {
			const mark = name === 'ul' ? '- ' : `${Math.max(0, first + place)}. `;
			return indent(writeFlow(item.children), mark, ' '.repeat(mark.length));
		})
		.join('\n');
}

/** The notes, each by the name that its mark has; the ways back are the reading program's own. */
function writeNotes(children: readonly Node[]): string {
	const notes = children
		.flatMap((child) => (typeof child === 'string' ? [] : child.children))
		.filter((child): child is Element => typeof child !== 'string' && child.attributes['id'] !== undefined);
	return notes
		.map((note) => indent(writeFlow(note.children), `[^${note.attributes['id'] ?? ''}]: `, '    '))
		.join('\n\n');
}

function writeTable({ children }: Element): string {
	const elements = (nodes: readonly Node[]) => nodes.filter((node): node is Element => typeof node !== 'string');
	const all = elements(children).flatMap((part) => (part.name === 'tr' ? [part] : elements(part.children)));
	const rows = all
		.filter(({ name }) => name === 'tr')
		.map((row) => elements(row.children).map((cell) => oneLine([cell]).replace(/\\?\|/g, '\\|')));
	const columns = Math.max(0, ...rows.map((row) => row.length));
	const caption = elements(children).find(({ name }) => name === 'caption');
	const lines = rows.map((row) => `| ${Array.from({ length: columns }, (_, place) => row[place] ?? '').join(' | ')} |`);
	lines.splice(1, 0, `|${' --- |'.repeat(columns)}`);
	return [...(caption === undefined ? [] : [writeLines(caption.children)]), lines.join('\n')].join('\n\n');
}

function writeLines(nodes: readonly Node[]): string {
	return escapeLineStarts(nodes.map(writePhrase).join('').trim());
}

/** As where a line may not end: in headings and cells. */
function oneLine(nodes: readonly Node[]): string {
	return nodes
		.map(writePhrase)
		.join('')
		.replace(/\\?\s*\n/g, ' ')
		.trim();
}

function writePhrase(node: Node): string {
	if (typeof node === 'string') return escapeSigns(node.replace(/[ \t\n\r]+/g, ' '));
	const { name, attributes, children } = node;
	const inner = (): string => children.map(writePhrase).join('');
	const sign = around[name];
	if (sign !== undefined) return surround(inner(), sign);
	switch (name) {
		case 'br':
			return '\\\n';
		case 'code':
		case 'kbd':
		case 'samp':
			return quoteCode(wholeText(node));
		case 'img':
			return `![${escapeSigns(attributes['alt'] ?? '')}](<${attributes['src'] ?? ''}>)`;
		case 'q':
			return `“${inner()}”`;
		case 'sup':
			return writeRaised(node, inner());
		case 'sub':
			return `<sub>${inner()}</sub>`;
		case 'a':
			return writeLink(attributes['href'] ?? '', inner());
		case 'td':
		case 'th':
		case 'p':
		case 'li':
			return `${inner()} `;
		default:
			return inner();
	}
}

function writeRaised({ children }: Element, inner: string): string {
	const mark = children.find((child): child is Element => typeof child !== 'string' && child.name === 'a');
	const note = /^#(n-[a-z0-9-]+)$/.exec(mark?.attributes['href'] ?? '')?.[1];
	return note === undefined ? `<sup>${inner}</sup>` : `[^${note}]`;
}

/** Within the text one can go nowhere: the way back from a note is left out, and any other says what it says. */
function writeLink(href: string, text: string): string {
	if (href.startsWith('#')) return text.trim() === '↑' ? '' : text;
	return href === '' || text.trim() === '' ? text : `[${text}](<${href}>)`;
}

/** Signs stand close to their words, or they are only signs. */
function surround(text: string, sign: string): string {
	const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
	return inner === '' ? text : `${before}${sign}${inner}${sign}${after}`;
}

function quoteCode(text: string): string {
	const line = text.replace(/[\r\n]+/g, ' ');
	if (line.trim() === '') return '';
	const ticks = '`'.repeat(longest(line) + 1);
	const space = /^[` ]|[` ]$/.test(line) ? ' ' : '';
	return `${ticks}${space}${line}${space}${ticks}`;
}

function fence(text: string): string {
	const ticks = '`'.repeat(Math.max(3, longest(text) + 1));
	return `${ticks}\n${text.replace(/\n$/, '')}\n${ticks}`;
}

function longest(text: string): number {
	return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

function wholeText(node: Node): string {
	if (typeof node === 'string') return node;
	return node.name === 'br' ? '\n' : node.children.map(wholeText).join('');
}

function indent(text: string, first: string, rest: string): string {
	return text
		.split('\n')
		.map((line, place) => (place === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
		.join('\n');
}
