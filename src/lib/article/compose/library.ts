// The edition as the inside of `main` on the front: a list of headlines that is whole without any script.
import { directionOf, type Language } from '#lib/contract/languages.ts';
import type { SourceCount } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import type { Contents, Entry } from '../types.ts';
import { escape, paintPicture } from './markup.ts';
import { writeJson, type Painting } from './template.ts';
import { fill, writeDay, writeNumber, type PaintWords } from './words.ts';

/** How many articles a document of the library shows. */
export const shownAtOnce = 40;

/** What of the library a document shows. */
export interface Shown {
	contents: Pick<Contents, 'number' | 'published' | 'publisher'>;
	/** The front itself begins with the lead; the documents of older articles do not. */
	isFront: boolean;
	entries: Entry[];
	/** The last of the entries, where there are older ones. */
	last: string | undefined;
	/** The source that all of them are of, where one was asked for; '' is the publisher. */
	from?: string;
	/** The sources to choose among, where they are known and more than one. */
	sources?: readonly SourceCount[];
}

/** The document's texts for the library. Each item has an empty `.state` for what depends on the device. */
export function paintLibrary(shown: Shown, language: Language, words: PaintWords): Painting {
	const { contents, isFront, entries, last, from } = shown;
	const items = paintItems(isFront ? orderFront(entries, language) : entries, isFront, language, words);
	const older =
		last === undefined
			? ''
			: `<p class="older"><a href="${escape(places.older(last, from))}" rel="next">${escape(words.older)}</a></p>`;
	return {
		title: escape(words.libraryTitle),
		description: escape(words.libraryDescription),
		main: `${paintSources(shown, language, words)}<ol class="library${isFront ? ' front' : ''}" data-number="${contents.number}"${from === undefined ? '' : ` data-from="${escape(from)}"`}>${items}</ol>${older}`,
		facts: writeJson({
			page: 'library',
			number: contents.number,
			published: contents.published,
			publisher: contents.publisher
		})
	};
}

/** So many sources stand in the row; those with the most articles. */
const mostSources = 30;

/** The way from all to one source: links, so that they work without a script, can be shared, and go back. */
function paintSources({ sources = [], from, contents }: Shown, language: Language, words: PaintWords): string {
	if (sources.length < 2) return '';
	const link = (href: string, label: string, isHere: boolean, count = '') =>
		`<li><a href="${escape(href)}"${isHere ? ' aria-current="page"' : ''}><bdi>${escape(label)}</bdi>${count}</a></li>`;
	// The one chosen stands first, or on a narrow screen it would be out of sight
	const here = sources.filter((source) => source.from === from);
	const links = [...here, ...sources.filter((source) => source.from !== from)].slice(0, mostSources).map((source) => {
		const count = ` <small>${escape(writeNumber(words, source.articles))}</small>`;
		return link(places.from(source.from), source.from || contents.publisher, source.from === from, count);
	});
	return (
		`<nav class="from" aria-label="${escape(words.sources)}" lang="${language}" dir="${directionOf(language)}"><ul>` +
		`${link(places.library, words.all, from === undefined)}${links.join('')}</ul></nav>`
	);
}

/** Entries as items of the list. */
export function paintItems(entries: readonly Entry[], isFront: boolean, language: Language, words: PaintWords): string {
	return entries.map((entry, index) => paintItem(entry, isFront && index === 0, language, words)).join('');
}

/** The lead, then what is in the reader's language, then the rest; each in the publisher's order. */
function orderFront([lead, ...rest]: readonly Entry[], language: Language): Entry[] {
	const isOwn = (entry: Entry) => entry.language.split('-')[0] === language;
	return lead === undefined ? [] : [lead, ...rest.filter(isOwn), ...rest.filter((entry) => !isOwn(entry))];
}

function paintItem(entry: Entry, isLead: boolean, language: Language, words: PaintWords): string {
	const own = `lang="${escape(entry.language)}" dir="${entry.direction}"`;
	const name = words.languages[entry.language] ?? entry.language;
	const lead = entry.lead;
	return (
		`<li data-id="${entry.id}" data-language="${escape(entry.language)}">` +
		(lead === undefined
			? ''
			: paintPicture(lead.picture, escape(lead.alt), isLead ? 'figure' : 'thumbnail', words, isLead)) +
		`<h2 ${own}><a href="${places.read(entry.id)}">${escape(entry.title)}</a></h2>` +
		(entry.standfirst === '' ? '' : `<p class="standfirst" ${own}>${escape(entry.standfirst)}</p>`) +
		`<p class="meta" lang="${language}" dir="${directionOf(language)}"><time datetime="${escape(entry.published)}">${escape(writeDay(words, entry.published))}</time> ` +
		`<span class="minutes">${escape(fill(words.minutes, { count: writeNumber(words, entry.minutes) }))}</span> ` +
		`<span class="language">${escape(name)}</span> <span class="state"></span></p></li>`
	);
}
