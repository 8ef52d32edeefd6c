// What an editor corrected: a form compared with what it was filled from, so that what the source wrote meanwhile is not undone.
import { createHash } from 'node:crypto';
import type { Article } from '#lib/article/types.ts';
import type { Correction } from '../intake/articles.ts';
import type { Edits } from '../intake/edits.ts';
import { linesOf } from '../press/lines.ts';

/** The fields of the form, with the name of each in a sentence, and in what the editor changed. */
export const fields = [
	['title', 'title', 'title'],
	['standfirst', 'standfirst', 'standfirst'],
	['language', 'language', 'language'],
	['tags', 'tags', 'tags'],
	['html', 'text', 'body']
] as const satisfies readonly (readonly [string, string, keyof Edits])[];

export type FieldName = (typeof fields)[number][0];

/** The fields as text. */
export type Fields = Readonly<Record<FieldName, string>>;

/** A field as the form shows it. */
export interface Filled {
	value: string;
	/** The mark of what it is to be compared with when it comes back. */
	was: string;
	/** What stands there now, where that is neither what the form was filled from nor what was typed. */
	meanwhile?: string;
}

/** An article as the fields of its form. */
export function fieldsOf({ head, body }: Article): Fields {
	const { title, standfirst, language, tags } = head;
	return { title, standfirst, language, tags: tags.join(', '), html: linesOf(body) };
}

/** A field's text, short enough to travel in the form. */
export function markOf(text: string): string {
	return createHash('sha256').update(plain(text)).digest('base64url').slice(0, 22);
}

/** A field of a form has the line ends of the web (HTML, "form submission"). */
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

/**
 * What a form comes to over an article as it stands.
 * @returns each field that the editor changed: what was typed, and whether something else changed it too since the form was filled
 */
export function readTyped(
	form: URLSearchParams,
	standing: Fields
): Map<FieldName, { value: string; isClash: boolean }> {
	const typed = new Map<FieldName, { value: string; isClash: boolean }>();
	for (const [name] of fields) {
		const value = form.get(name);
		const now = markOf(standing[name]);
		const was = form.get(`was-${name}`) ?? now;
		if (value === null || markOf(value) === was || markOf(value) === now) continue;
		typed.set(name, { value: value.replaceAll('\r\n', '\n'), isClash: was !== now });
	}
	return typed;
}

/** The fields that the editor and something else changed, named in a sentence; undefined where there are none. */
export function clashOf(form: URLSearchParams, standing: Fields): string | undefined {
	const typed = readTyped(form, standing);
	const names = fields.flatMap(([name, words]) => (typed.get(name)?.isClash === true ? [`the ${words}`] : []));
	if (names.length === 0) return undefined;
	const all = new Intl.ListFormat('en').format(names);
	return `While you wrote, the source or another editor changed ${all} too, so nothing is published yet: see below how it stands now, then publish yours all the same, or change it.`;
}

/** What was typed, as the article takes it. */
export function correctionOf(form: URLSearchParams, standing: Fields): Correction {
	const typed = readTyped(form, standing);
	const entries = [...typed].map(([name, { value }]) => [name, name === 'tags' ? value.split(/[,،]/) : value]);
	return Object.fromEntries(entries) as Correction;
}

/**
 * A form filled once more: what was typed where the editor changed something, else what stands now. What is told of as changed
 * meanwhile is known to the editor from then on, and is compared with next time.
 */
export function fillAgain(form: URLSearchParams, standing: Fields): Record<FieldName, Filled> {
	const typed = readTyped(form, standing);
	const fill = (name: FieldName): Filled => {
		const found = typed.get(name);
		const was = markOf(standing[name]);
		if (found === undefined) return { value: standing[name], was };
		return { value: found.value, was, ...(found.isClash ? { meanwhile: standing[name] } : {}) };
	};
	return {
		title: fill('title'),
		standfirst: fill('standfirst'),
		language: fill('language'),
		tags: fill('tags'),
		html: fill('html')
	};
}
