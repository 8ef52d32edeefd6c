// Marks as W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/), for any other reader of these.
import { isCutQuote } from '#lib/article/locator-passage.ts';
import { flatten } from '#lib/article/locator-search.ts';
import { places } from '#lib/contract/places.ts';
import type { BookmarkRow, HighlightRow } from '#lib/shelf/rows.ts';
import { inTextOrder } from './sift.ts';

const context = 'http://www.w3.org/ns/anno.jsonld';

type Motivation = 'bookmarking' | 'highlighting' | 'commenting';

interface Body {
	type: 'TextualBody';
	value: string;
	format: 'text/plain';
	purpose: 'commenting' | 'tagging';
}

type Selector =
	| { type: 'TextQuoteSelector'; exact: string; prefix?: string; suffix?: string }
	| { type: 'TextPositionSelector'; start: number; end: number };

interface Target {
	type: 'SpecificResource';
	source: string;
	selector?: Selector[];
}

/** One mark as an annotation. A note is a comment on it; a colour is a tag. */
export interface Annotation {
	id: string;
	type: 'Annotation';
	motivation: Motivation | Motivation[];
	created: string;
	modified?: string;
	body?: Body[];
	target: Target;
}

/** All marks as one collection with one page, which stands inside it. */
export interface AnnotationCollection {
	'@context': typeof context;
	id: string;
	type: 'AnnotationCollection';
	label: string;
	total: number;
	first: { id: string; type: 'AnnotationPage'; startIndex: 0; items: Annotation[] };
}

/**
 * The collection of these marks. `origin` is where the articles stand; `label` is for people. Where a highlight stands in characters
 * is said where its article was open since; the quote is always there.
 */
export function writeAnnotations(rows: readonly BookmarkRow[], origin: string, label: string): AnnotationCollection {
	const id = 'urn:shyraq:marks';
	const items = inTextOrder(rows).map((row) => writeAnnotation(row, origin));
	return {
		'@context': context,
		id,
		type: 'AnnotationCollection',
		label,
		total: items.length,
		first: { id: `${id}:1`, type: 'AnnotationPage', startIndex: 0, items }
	};
}

function writeAnnotation(row: BookmarkRow, origin: string): Annotation {
	const note: Body[] =
		row.note === undefined
			? []
			: [{ type: 'TextualBody', value: row.note, format: 'text/plain', purpose: 'commenting' }];
	const colour: Body[] =
		row.kind === 'article'
			? []
			: [{ type: 'TextualBody', value: row.colour, format: 'text/plain', purpose: 'tagging' }];
	const body = [...note, ...colour];
	const own: Motivation = row.kind === 'article' ? 'bookmarking' : 'highlighting';
	return {
		id: `urn:shyraq:${row.key}`,
		type: 'Annotation',
		motivation: note.length > 0 ? [own, 'commenting'] : own,
		created: new Date(row.at).toISOString(),
		...(row.changed === undefined ? {} : { modified: new Date(row.changed).toISOString() }),
		...(body.length > 0 ? { body } : {}),
		target: {
			type: 'SpecificResource',
			source: new URL(places.read(row.id), origin).href,
			...(row.kind === 'article' ? {} : { selector: writeSelectors(row) })
		}
	};
}

function writeSelectors({ range, span, missing }: HighlightRow): Selector[] {
	const prefix = flatten(range.start.before);
	// After a quote that is cut stands its own rest
	const suffix = isCutQuote(range.quote) ? '' : flatten(range.end.after);
	const quote: Selector = {
		type: 'TextQuoteSelector',
		exact: range.quote,
		...(prefix === '' ? {} : { prefix }),
		...(suffix === '' ? {} : { suffix })
	};
	if (span === undefined || missing !== undefined) return [quote];
	return [quote, { type: 'TextPositionSelector', start: span.start, end: span.end }];
}
