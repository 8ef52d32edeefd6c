// The head of a Markdown file from elsewhere: the fields of ours and those that other programs write, each taken where it makes sense.
import { isMap, parseDocument } from 'yaml';
import { addressOf, languageOf, lineOf, tagsOf, timeOfText } from './fields.ts';
import { bringLimits } from './limits.ts';

/** What a head says. Nothing in it is needed, and what is not understood says nothing. */
export interface LooseMatter {
	id: string;
	title: string;
	standfirst: string;
	byline: string;
	site: string;
	url: string | undefined;
	published: string | undefined;
	updated: string | undefined;
	language: string | undefined;
	tags: string[];
	lead: { picture: string; alt: string; caption: string } | undefined;
	/** The text below the head. */
	body: string;
}

const opening = /^---[ \t]*\n/;

/** Takes a text (newlines as `\n`) apart. A head that is no YAML is a part of the text. */
export function readLooseMatter(text: string): LooseMatter {
	const begin = opening.exec(text)?.[0].length ?? 0;
	const end =
		begin === 0
			? -1
			: text.slice(0, begin + bringLimits.frontMatterCharacters).search(/\n(?:---|\.\.\.)[ \t]*(?:\n|$)/);
	const fields = end < 0 ? undefined : readYaml(text.slice(begin, end + 1));
	if (fields === undefined) return settle({}, text);
	const after = text.indexOf('\n', end + 1);
	return settle(fields, after < 0 ? '' : text.slice(after + 1));
}

function readYaml(yaml: string): Record<string, unknown> | undefined {
	const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false });
	if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
	try {
		// Aliases are refused: a few lines of them can stand for gigabytes.
		const value: unknown = document.toJS({ maxAliasCount: 0 });
		return isRecord(value) ? value : undefined;
	} catch (caught) {
		if (caught instanceof ReferenceError) return undefined;
		throw caught;
	}
}

function settle(fields: Record<string, unknown>, body: string): LooseMatter {
	const first = <Value>(read: (value: unknown) => Value | undefined, ...names: string[]): Value | undefined => {
		for (const name of names) {
			const value = Object.hasOwn(fields, name) ? read(fields[name]) : undefined;
			if (value !== undefined && value !== '') return value;
		}
		return undefined;
	};
	const line = (limit?: number) => (value: unknown) => lineOf(value, limit);
	return {
		id: first(line(), 'id') ?? '',
		title: first(line(), 'title') ?? '',
		standfirst:
			first(line(bringLimits.standfirstCharacters), 'standfirst', 'description', 'summary', 'subtitle', 'excerpt') ??
			'',
		byline: first(names, 'byline', 'author', 'authors') ?? '',
		site: first(line(), 'site', 'publication', 'publisher') ?? '',
		url: first(addressOf, 'url', 'source', 'canonical', 'canonical_url', 'link'),
		published: first(timeOfText, 'published', 'date', 'created', 'pubDate'),
		updated: first(timeOfText, 'updated', 'modified', 'lastmod'),
		language: first(languageOf, 'language', 'lang', 'locale'),
		tags: tagsOf(first(list, 'tags', 'keywords', 'categories') ?? []),
		lead: first(readLead, 'lead', 'cover', 'image', 'thumbnail', 'featured_image'),
		body
	};
}

/** One name, or several in a list. */
function names(value: unknown): string {
	return Array.isArray(value)
		? value
				.slice(0, 20)
				.map((one) => lineOf(one))
				.filter(Boolean)
				.join(', ')
		: lineOf(value);
}

function list(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	return typeof value === 'string' ? value.split(',') : undefined;
}

function readLead(value: unknown): LooseMatter['lead'] {
	if (typeof value === 'string') return value.trim() === '' ? undefined : { picture: value, alt: '', caption: '' };
	if (!isRecord(value)) return undefined;
	const picture = [value['picture'], value['image'], value['src'], value['url']].find((one) => typeof one === 'string');
	return picture === undefined ? undefined : { picture, alt: lineOf(value['alt']), caption: lineOf(value['caption']) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
