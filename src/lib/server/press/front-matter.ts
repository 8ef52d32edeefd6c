// The head of an article's file: YAML between two lines of three hyphens, each fault told with its line and field.
import * as v from 'valibot';
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { PressFault, quote } from './fault.ts';
import { fieldNames, fieldsSchema, type Fields } from './fields.ts';
import { nearest } from './nearest.ts';

/** A file taken apart. */
export interface FrontMatter {
	/** Undefined where there are faults. */
	fields: Fields | undefined;
	body: string;
	/** The line of the file on which the body begins, from 1. */
	bodyLine: number;
	faults: PressFault[];
	/** The line of a field, such as `['lead', 'picture']`; the line of what holds it where it is not written. */
	lineOf: (path: readonly PropertyKey[]) => number;
}

const opening = /^---[ \t]*\n/;
const closing = /(?<=\n)---[ \t]*(?:\n|$)/;
/** All fields at their longest come to some 70,000 characters; the parser's time grows with the square of the fields. */
const limitCharacters = 100_000;
/** The front matter starts below the first line. */
const firstLine = 2;

/** Takes a file's text (newlines as `\n`, no byte-order mark) apart. `file` names it in faults. Never throws for its content. */
export function readFrontMatter(text: string, file: string): FrontMatter {
	const parts = split(text);
	if (typeof parts === 'string') {
		const faults = [new PressFault(parts, { file, line: 1 })];
		return { fields: undefined, body: text, bodyLine: 1, faults, lineOf: () => 1 };
	}
	const counter = new LineCounter();
	const document = parseDocument(parts.yaml, { lineCounter: counter, schema: 'core', uniqueKeys: true });
	const lineOf = (path: readonly PropertyKey[]): number => findLine(document, path, counter);
	const { body, bodyLine } = parts;
	const rest = { body, bodyLine, lineOf };
	const broken = document.errors.map(({ message, linePos }) => {
		const line = (linePos?.[0].line ?? 1) + firstLine - 1;
		return new PressFault(`the front matter is not YAML: ${message.split(/ at line |\n/)[0]}`, { file, line });
	});
	if (broken.length > 0) return { ...rest, fields: undefined, faults: broken };
	const read = readValue(document);
	if (read === undefined) {
		const fault = new PressFault('the front matter must not use aliases (*name)', { file, line: firstLine });
		return { ...rest, fields: undefined, faults: [fault] };
	}
	if (!isMap(document.contents)) {
		const fault = new PressFault('the front matter must be a list of fields, one a line, such as "title: …"', {
			file,
			line: 1
		});
		return { ...rest, fields: undefined, faults: [fault] };
	}
	return { ...rest, ...check(read.value, file, lineOf) };
}

/** The front matter and the body, or the sentence that says why they cannot be told apart. */
function split(text: string): { yaml: string; body: string; bodyLine: number } | string {
	const begin = opening.exec(text)?.[0].length;
	const end = begin === undefined ? null : closing.exec(text.slice(begin - 1));
	if (begin === undefined || end === null) return 'the file must begin with front matter between two lines of "---"';
	const at = begin - 1 + end.index;
	if (at > limitCharacters) return `the front matter is longer than ${limitCharacters} characters`;
	const head = text.slice(0, at + end[0].length);
	return { yaml: text.slice(begin, at), body: text.slice(head.length), bodyLine: head.split('\n').length };
}

/** Aliases are refused: nothing here needs them, and a few lines of them can stand for gigabytes. */
function readValue(document: Document): { value: unknown } | undefined {
	try {
		return { value: document.toJS({ maxAliasCount: 0 }) };
	} catch (caught) {
		if (caught instanceof ReferenceError) return undefined;
		throw caught;
	}
}

function check(value: unknown, file: string, lineOf: FrontMatter['lineOf']): Pick<FrontMatter, 'fields' | 'faults'> {
	const result = v.safeParse(fieldsSchema, value, { abortPipeEarly: true });
	if (!result.success) {
		const faults = result.issues.map((issue) => toFault(issue, file, lineOf));
		return { fields: undefined, faults: faults.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
	}
	const { published, updated } = result.output;
	if (updated !== undefined && Date.parse(updated) < Date.parse(published)) {
		const sentence = `"updated" must not be before "published" (found ${quote(updated)})`;
		return {
			fields: undefined,
			faults: [new PressFault(sentence, { file, line: lineOf(['updated']), field: 'updated' })]
		};
	}
	return { fields: result.output, faults: [] };
}

function toFault(issue: v.InferIssue<typeof fieldsSchema>, file: string, lineOf: FrontMatter['lineOf']): PressFault {
	const path = (issue.path ?? []).map(({ key }) => key as PropertyKey);
	const field = path.map((key) => (typeof key === 'number' ? String(key + 1) : String(key))).join('.');
	const place = { file, line: lineOf(path), field: field === '' ? undefined : field };
	if (issue.type === 'strict_object' && issue.expected === 'never') {
		const known = fieldNames[path.length === 1 ? '' : String(path[0])] ?? [];
		const near = nearest(String(path.at(-1)), known);
		const hint = near === undefined ? `; there are ${known.join(', ')}` : `; is "${near}" meant?`;
		return new PressFault(`"${field}" is not a field${hint}`, place);
	}
	if (issue.received === 'undefined') return new PressFault(`"${field}" is missing`, place);
	return new PressFault(`"${field}" ${issue.message} (found ${quote(issue.input)})`, place);
}

function findLine(document: Document, path: readonly PropertyKey[], counter: LineCounter): number {
	let line = firstLine - 1;
	let node: unknown = document.contents;
	for (const key of path) {
		if (!isCollection(node)) return line;
		const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
		const at: unknown = pair?.key ?? (typeof key === 'number' ? node.get(key, true) : undefined);
		if (!isNode(at) || !at.range) return line;
		line = counter.linePos(at.range[0]).line + firstLine - 1;
		node = node.get(key, true);
	}
	return line;
}
