// What wallabag exports (version 2, JSON): a list of entries with their texts, states, tags and annotations.
import * as v from 'valibot';
import { itemOf } from './exported.ts';
import { BringFault, sentenceOf } from './fault.ts';
import { highlightsOf, languageOf, lineOf, needAddress, stateOf, tagsOf, timeOfText } from './fields.ts';
import { refuse, type BroughtItem } from './item.ts';
import { bringLimits } from './limits.ts';

/** Booleans come as such or as 0 and 1. */
const flag = v.nullish(
	v.pipe(
		v.union([v.boolean(), v.number()]),
		v.transform((value) => value === true || value === 1)
	)
);
const text = v.nullish(v.string());

/** Fields of an entry that are read (wallabag's `EntriesExport`, groups `entries_for_user` and `export_all`). */
const entrySchema = v.looseObject({
	url: v.string(),
	given_url: text,
	title: text,
	content: text,
	is_archived: flag,
	is_starred: flag,
	created_at: text,
	published_at: text,
	published_by: v.nullish(v.array(v.unknown())),
	language: text,
	domain_name: text,
	preview_picture: text,
	tags: v.nullish(v.array(v.union([v.string(), v.looseObject({ label: v.string() })]))),
	annotations: v.nullish(v.array(v.looseObject({ text, quote: text, created_at: text })))
});
type Entry = v.InferOutput<typeof entrySchema>;

/** Whether a parsed file is wallabag's. */
export function isWallabag(value: unknown): value is unknown[] {
	if (!Array.isArray(value)) return false;
	const first: unknown = value[0];
	return v.is(v.looseObject({ url: v.string(), is_archived: v.unknown() }), first);
}

/** The entries: those with a text as articles, the others as addresses. */
export function* readWallabag(entries: readonly unknown[], name: string): Generator<BroughtItem> {
	for (const [index, value] of entries.entries()) {
		const where = `${name}, entry ${index + 1}`;
		if (index >= bringLimits.rows) {
			yield refuse(where, `there are more than ${bringLimits.rows} entries; this and the rest are left out`);
			return;
		}
		const result = v.safeParse(entrySchema, value, { abortEarly: true });
		try {
			if (!result.success) {
				const field = v.getDotPath(result.issues[0]);
				throw new BringFault(field === null ? 'it is not an entry' : `its field "${field}" is not in order`);
			}
			yield readEntry(result.output, where);
		} catch (caught) {
			yield refuse(where, sentenceOf(caught));
		}
	}
}

function readEntry(entry: Entry, where: string): BroughtItem {
	const url = needAddress(entry.url);
	const title = lineOf(entry.title);
	const tags = tagsOf((entry.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.label)));
	const state = stateOf(
		{
			added: timeOfText(entry.created_at),
			read: entry.is_archived ?? undefined,
			archived: entry.is_archived ?? undefined,
			favourite: entry.is_starred ?? undefined
		},
		highlightsOf(
			(entry.annotations ?? []).map(({ quote, text: note, created_at: at }) => ({
				text: quote,
				note,
				at: timeOfText(at)
			}))
		)
	);
	const content = (entry.content ?? '').trim();
	const html = content === '' || isExcuse(content) ? undefined : content;
	if (html !== undefined && html.length > bringLimits.textBytes) throw new BringFault('its text is too long');
	const bylines = (entry.published_by ?? []).slice(0, 20).map((one) => lineOf(one));
	return itemOf({
		url,
		title,
		tags,
		state,
		where,
		html,
		lead: entry.preview_picture,
		about: {
			byline: bylines.filter(Boolean).join(', '),
			site: lineOf(entry.domain_name),
			published: timeOfText(entry.published_at),
			language: languageOf(entry.language)
		}
	});
}

/** Where wallabag could not fetch a page, it writes so in its place. */
function isExcuse(content: string): boolean {
	const beginning = content.slice(0, 500).replace(/<[^>]*>/g, '');
	return /^wallabag can't retrieve contents/i.test(beginning.trim());
}
