// The edition as the inside of `main` on the front: a list of headlines that is whole without any script.
import { directionOf, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import type { Contents, ContentsEntry } from '../types.ts';
import { escape, paintPicture } from './markup.ts';
import { writeJson, type Painting } from './template.ts';
import { fill, writeDay, writeNumber, type PaintWords } from './words.ts';

/** The document's texts for the library. Each item has an empty `.state` for what depends on the device. */
export function paintLibrary(contents: Contents, language: Language, words: PaintWords): Painting {
	const items = orderFor(language, contents.articles).map((entry, index) => paintItem(entry, index, language, words));
	return {
		title: escape(words.libraryTitle),
		description: escape(words.libraryDescription),
		main: `<ol class="library" data-number="${contents.number}">${items.join('')}</ol>`,
		facts: writeJson({
			page: 'library',
			number: contents.number,
			published: contents.published,
			publisher: contents.publisher
		})
	};
}

/** The lead stays first, whatever its language; then what is in the reader's language, then the rest, each as the edition has them. */
function orderFor(language: Language, [lead, ...others]: ContentsEntry[]): ContentsEntry[] {
	if (lead === undefined) return [];
	const isOwn = (entry: ContentsEntry) => entry.language.split('-')[0] === language;
	return [lead, ...others.filter(isOwn), ...others.filter((entry) => !isOwn(entry))];
}

function paintItem(entry: ContentsEntry, index: number, language: Language, words: PaintWords): string {
	const own = `lang="${escape(entry.language)}" dir="${entry.direction}"`;
	const name = words.languages[entry.language] ?? entry.language;
	const lead = entry.lead;
	return (
		`<li data-id="${entry.id}" data-language="${escape(entry.language)}">` +
		(lead === undefined
			? ''
			: paintPicture(lead.picture, escape(lead.alt), index === 0 ? 'figure' : 'thumbnail', index === 0)) +
		`<h2 ${own}><a href="${places.read(entry.id)}">${escape(entry.title)}</a></h2>` +
		(entry.standfirst === '' ? '' : `<p class="standfirst" ${own}>${escape(entry.standfirst)}</p>`) +
		`<p class="meta" lang="${language}" dir="${directionOf(language)}"><time datetime="${escape(entry.published)}">${escape(writeDay(words, entry.published))}</time> ` +
		`<span class="minutes">${escape(fill(words.minutes, { count: writeNumber(words, entry.minutes) }))}</span> ` +
		`<span class="language">${escape(name)}</span> <span class="state"></span></p></li>`
	);
}
