// The shape of a language's table of words, and how a sentence is made from it.
import type { Language } from '#lib/contract/languages.ts';
import { pluralOf, sayNumber, type Plural } from './numbers.ts';

/** Any table of words: texts, lists of texts, tables of them. */
export interface Catalogue {
	[name: string]: string | readonly string[] | Catalogue;
}

/** The same table with any text in each place; a plural may have the categories that its language has. */
export type Shape<Table> = Table extends string
	? string
	: Table extends readonly string[]
		? { [Place in keyof Table]: string }
		: Table extends { other: string }
			? Plural
			: { [Name in keyof Table]: Shape<Table[Name]> };

type Values = Record<string, string | number>;

/** A text with its `{placeholders}` filled. */
export function say(text: string, values: Values = {}): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of a plural that fits `count`, with its placeholders filled; `{count}` is written in the language's digits. */
export function sayCount(plural: Plural, count: number, language: Language, values: Values = {}): string {
	const text = plural[pluralOf(count, language)] ?? plural.other;
	return say(text, { count: sayNumber(count, language), ...values });
}
