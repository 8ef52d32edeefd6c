// The shape of a language's table of words, and how a sentence is made from it.
import type { Language } from '#lib/contract/languages.ts';
import { kazakhDigits, writeKazakhUnit } from './kazakh.ts';

/** A text that depends on a number, by plural category (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

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
	const text = plural[new Intl.PluralRules(language).select(count)] ?? plural.other;
	return say(text, { count: sayNumber(count, language), ...values });
}

/** A number as the language writes it. */
export function sayNumber(number: number, language: string, options: Intl.NumberFormatOptions = {}): string {
	if (language !== 'kk') return numberFormat(language, options).format(number);
	const { maximumFractionDigits = 3 } = options;
	const written = numberFormat(kazakhDigits, { maximumFractionDigits });
	return writeKazakhUnit(written.format(options.style === 'percent' ? number * 100 : number), options);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a phone milliseconds, and a list asks for the same one at every item. */
function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${language} ${JSON.stringify(options)}`;
	const known = formats.get(key);
	if (known !== undefined) return known;
	const made = new Intl.NumberFormat(language, options);
	formats.set(key, made);
	return made;
}
