// Reads Svelte components, and the CSS inside them, with Svelte's own parser.
import { parse } from 'svelte/compiler';
import { countLines, findSilencers, type Syntax } from './syntax.ts';

type Node = Record<string, unknown>;

/** What the laws need to know of a component. `lead` letters stand before the file's own text. */
export function readSvelte(text: string, lead = 0): Syntax {
	const syntax: Syntax = {
		imports: [],
		texts: [],
		looseTypes: findSilencers(text),
		declarations: [],
		scriptLines: countLines(findScripts(text)),
		isBarrel: false
	};
	const tree: unknown = parse(text, { modern: true });
	const lineOf = (node: Node) => text.slice(lead, Number(node['start'] ?? 0)).split('\n').length;
	walk(tree, (node) => readNode(node, lineOf(node), syntax));
	return syntax;
}

function readNode(node: Node, line: number, syntax: Syntax): void {
	const source = readSource(node['source']) ?? readSource(node['argument']);
	switch (node['type']) {
		case 'ImportDeclaration':
		case 'ExportNamedDeclaration':
		case 'ExportAllDeclaration':
			if (source !== undefined) syntax.imports.push({ specifier: source, line, isTypeOnly: isTypeOnly(node) });
			break;
		case 'ImportExpression':
			if (source !== undefined) syntax.imports.push({ specifier: source, line, isTypeOnly: false });
			break;
		case 'TSImportType':
			if (source !== undefined) syntax.imports.push({ specifier: source, line, isTypeOnly: true });
			break;
		case 'TSAnyKeyword':
			syntax.looseTypes.push({ what: 'any', line });
			break;
		case 'TSNonNullExpression':
			syntax.looseTypes.push({ what: '!', line });
			break;
		case 'Declaration':
			syntax.declarations.push({ property: String(node['property']), value: String(node['value']), line });
			break;
		case 'Text':
			syntax.texts.push({ text: String(node['data']), line });
			break;
		case 'TemplateElement':
			if (isNode(node['value'])) syntax.texts.push({ text: String(node['value']['cooked']), line });
			break;
		case 'Literal':
			if (typeof node['value'] === 'string') syntax.texts.push({ text: node['value'], line });
			break;
		case 'StyleSheet':
			if (isNode(node['content'])) {
				const styles = String(node['content']['styles']).replace(/\/\*[\s\S]*?\*\//g, '');
				syntax.texts.push({ text: styles, line });
			}
	}
}

function readSource(source: unknown): string | undefined {
	return isNode(source) && typeof source['value'] === 'string' ? source['value'] : undefined;
}

function isTypeOnly(node: Node): boolean {
	if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
	const named = node['specifiers'];
	return (
		Array.isArray(named) && named.length > 0 && named.every((each) => isNode(each) && each['importKind'] === 'type')
	);
}

function findScripts(text: string): string {
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1] ?? '').join('\n');
}

function walk(value: unknown, visit: (node: Node) => void): void {
	if (Array.isArray(value)) for (const each of value) walk(each, visit);
	else if (isNode(value)) {
		if (typeof value['type'] === 'string') visit(value);
		for (const [name, child] of Object.entries(value)) if (name !== 'loc' && name !== 'parent') walk(child, visit);
	}
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
