// Reads TypeScript and JavaScript with TypeScript's own parser.
import ts from 'typescript';
import { countLines, findSilencers, type Syntax } from './syntax.ts';

/** What the laws need to know of a script. */
export function readScript(path: string, text: string): Syntax {
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
	const syntax: Syntax = {
		imports: [],
		texts: [],
		looseTypes: findSilencers(text),
		declarations: [],
		scriptLines: countLines(text),
		isBarrel: isBarrel(file)
	};
	const visit = (node: ts.Node): void => {
		const found = readImport(node);
		if (found !== undefined) syntax.imports.push({ ...found, line: lineOf(node) });
		else if (
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddle(node) ||
			ts.isTemplateTail(node)
		) {
			syntax.texts.push({ text: node.text, line: lineOf(node) });
		}
		if (node.kind === ts.SyntaxKind.AnyKeyword) syntax.looseTypes.push({ what: 'any', line: lineOf(node) });
		if (ts.isNonNullExpression(node) || isDefinite(node)) syntax.looseTypes.push({ what: '!', line: lineOf(node) });
		ts.forEachChild(node, visit);
	};
	visit(file);
	return syntax;
}

function readImport(node: ts.Node): { specifier: string; isTypeOnly: boolean } | undefined {
	if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
		return { specifier: node.moduleSpecifier.text, isTypeOnly: isTypeImport(node.importClause) };
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
		return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly };
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		const [first] = node.arguments;
		return first !== undefined && ts.isStringLiteralLike(first)
			? { specifier: first.text, isTypeOnly: false }
			: undefined;
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
		return { specifier: node.argument.literal.text, isTypeOnly: true };
	}
	return undefined;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
	if (clause === undefined) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		clause.name === undefined &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

function isDefinite(node: ts.Node): boolean {
	return (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken !== undefined;
}

function isBarrel(file: ts.SourceFile): boolean {
	const passesOn = file.statements.filter((each) => ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined);
	const passesAll = passesOn.some((each) => ts.isExportDeclaration(each) && each.exportClause === undefined);
	const others = file.statements.filter((each) => !ts.isExportDeclaration(each) && !ts.isImportDeclaration(each));
	return passesAll || (passesOn.length > 0 && others.length === 0);
}
