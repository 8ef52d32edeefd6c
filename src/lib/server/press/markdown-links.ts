// Links and footnotes in Markdown: where links may lead, and footnotes numbered so that their ids tell nothing.
import type { Nodes, Root } from 'mdast';
import { PressFault, quote } from './fault.ts';
import { settleAddress } from './links.ts';

/** Faults of links and footnotes, so that an editor learns before a reader does what would not reach the page. */
export function checkLinks(root: Root): PressFault[] {
	const nodes = [...nodesOf(root)];
	const linked = new Set(nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : [])));
	const noted = new Set(nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])));
	return nodes.flatMap((node) => {
		const sentence = findFault(node, linked, noted);
		const field = node.type === 'link' || node.type === 'definition' ? 'link' : 'footnote';
		return sentence === undefined ? [] : [new PressFault(sentence, { line: node.position?.start.line, field })];
	});
}

function findFault(node: Nodes, linked: ReadonlySet<string>, noted: ReadonlySet<string>): string | undefined {
	if (node.type === 'link' || (node.type === 'definition' && linked.has(node.identifier))) {
		if (settleAddress(node.url) !== undefined) return undefined;
		return `a link must lead to an address that starts with https:// (found ${quote(node.url)})`;
	}
	if (node.type === 'footnoteDefinition' && !noted.has(node.identifier)) {
		return `nothing in the text refers to the footnote ${quote(`[^${node.label ?? node.identifier}]`)}`;
	}
	const loose = node.type === 'text' ? /\[\^[^\]\s]+\]/.exec(node.value)?.[0] : undefined;
	return loose === undefined ? undefined : `the footnote ${quote(loose)} has no text`;
}

/** Gives footnotes numbers for identifiers, in the order in which they first appear. */
export function numberNotes(root: Root): void {
	const numbers = new Map<string, string>();
	for (const node of nodesOf(root)) {
		if (node.type !== 'footnoteDefinition' && node.type !== 'footnoteReference') continue;
		const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
		numbers.set(node.identifier, number);
		node.identifier = number;
	}
}

function* nodesOf(node: Nodes): Generator<Nodes> {
	yield node;
	if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}
