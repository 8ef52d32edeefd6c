// The fields an article's front matter may have, each with the sentence that says what is wrong with it.
import * as v from 'valibot';
import { articleIdSchema } from '#lib/article/types.ts';
import { settleAddress } from './links.ts';
import { toLine } from './text.ts';

/** A line of text; an empty one counts as missing. The sentence goes on after the field's name. */
const line = (limit: number) =>
	v.pipe(
		v.string('must be text; put it in quotation marks'),
		v.transform(toLine),
		v.minLength(1, 'must not be empty'),
		v.maxLength(limit, (issue) => `must be at most ${limit} characters long, and is ${issue.received}`)
	);

const example = 'such as 2022-01-08T11:24:00Z';
const time = v.pipe(
	v.string(`must be a date with time and zone, ${example}`),
	v.regex(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/,
		`must be a date with time and zone, ${example}`
	),
	v.check(isRealTime, `must be a day and time that exist, ${example}`),
	v.transform((text) => new Date(text).toISOString().replace('.000Z', 'Z'))
);

const language = v.pipe(
	v.string('must be a language tag, such as kk'),
	v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'must be a language tag, such as kk'),
	v.check((tag) => canonicalTag(tag) !== undefined, 'must be a language tag, such as kk'),
	v.transform((tag) => canonicalTag(tag) ?? tag)
);

const address = v.pipe(
	line(2000),
	v.check((text) => isWebAddress(text), 'must be a web address that starts with https:// or http://'),
	v.transform((text) => settleAddress(text) ?? text)
);

const tag = v.pipe(
	v.string('must be a tag in quotation marks'),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case Latin letters, digits and hyphens'),
	v.maxLength(60, 'must be at most 60 characters long')
);

const lead = v.strictObject(
	{ picture: line(500), alt: line(1000), caption: v.optional(line(1000)), credit: v.optional(line(300)) },
	'must be a list of fields: picture, alt, caption, credit'
);

const source = v.strictObject(
	{ name: line(300), url: v.optional(address), note: v.optional(line(1000)) },
	'must be a list of fields: name, url, note'
);

/** The front matter of an article as written, checked and with its texts in one form. Times come out in UTC. */
export const fieldsSchema = v.strictObject(
	{
		id: v.pipe(
			v.string('must be 6 to 10 of the letters a-z and digits 2-7, in quotation marks'),
			v.regex(/^[a-z2-7]{6,10}$/, 'must be 6 to 10 of the letters a-z and digits 2-7'),
			v.transform((id) => articleIdSchema(id))
		),
		title: line(300),
		standfirst: line(1000),
		language,
		byline: line(300),
		published: time,
		updated: v.optional(time),
		place: v.optional(line(120)),
		tags: v.optional(
			v.pipe(
				v.array(tag, 'must be a list, such as [kazakhstan, shutdowns]'),
				v.maxLength(20, 'may hold at most 20 tags')
			)
		),
		lead: v.optional(lead),
		source: v.optional(
			v.pipe(
				v.array(source, 'must be a list of sources, each starting with "- name:"'),
				v.maxLength(20, 'may hold at most 20 sources')
			)
		),
		order: v.optional(
			v.pipe(
				v.number('must be a whole number'),
				v.safeInteger('must be a whole number'),
				v.minValue(1, 'must be 1 or more')
			)
		)
	},
	'must be a list of fields, one a line, such as "title: …"'
);
export type Fields = v.InferOutput<typeof fieldsSchema>;

/** The names that fields may have, by the path of the list that holds them: '' is the front matter itself. */
export const fieldNames: Readonly<Record<string, readonly string[]>> = {
	'': Object.keys(fieldsSchema.entries),
	lead: Object.keys(lead.entries),
	source: Object.keys(source.entries)
};

/** `2022-02-30` is read as 2 March by Date, so the day has to come back as it went in. */
function isRealTime(text: string): boolean {
	const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
	return !Number.isNaN(Date.parse(text)) && day.toISOString().slice(0, 10) === text.slice(0, 10);
}

function canonicalTag(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch (caught) {
		if (caught instanceof RangeError) return undefined;
		throw caught;
	}
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\//i.test(text) && /^https?:\/\/[^\s"'<>]+$/.test(settleAddress(text) ?? '');
}
