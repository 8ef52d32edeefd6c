// The edition as the inside of `main` on the front: a list of headlines that is whole without any script.
import { directionOf, type Language } from '#lib/contract/languages.ts';
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
}

/** The document's texts for the library. Each item has an empty `.state` for what depends on the device. */
export function paintLibrary(shown: Shown, language: Language, words: PaintWords): Painting {
	const { contents, isFront, entries, last } = shown;
	const items = paintItems(isFront ? orderFront(entries, language) : entries, isFront, language, words);
	const older =
		last === undefined
			? ''
			: `<p class="older"><a href="${places.older(last)}" rel="next">${escape(words.older)}</a></p>`;
	return {
		title: escape(words.libraryTitle),
		description: escape(words.libraryDescription),
		main: `<ol class="library${isFront ? ' front' : ''}" data-number="${contents.number}">${items}</ol>${older}`,
		facts: writeJson({
			page: 'library',
			number: contents.number,
			published: contents.published,
			publisher: contents.publisher
		})
	};
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
		(lead === undefined ? '' : paintPicture(lead.picture, escape(lead.alt), isLead ? 'figure' : 'thumbnail', isLead)) +
		`<h2 ${own}><a href="${places.read(entry.id)}">${escape(entry.title)}</a></h2>` +
		(entry.standfirst === '' ? '' : `<p class="standfirst" ${own}>${escape(entry.standfirst)}</p>`) +
		`<p class="meta" lang="${language}" dir="${directionOf(language)}"><time datetime="${escape(entry.published)}">${escape(writeDay(words, entry.published))}</time> ` +
		`<span class="minutes">${escape(fill(words.minutes, { count: writeNumber(words, entry.minutes) }))}</span> ` +
		`<span class="language">${escape(name)}</span> <span class="state"></span></p></li>`
	);
}
