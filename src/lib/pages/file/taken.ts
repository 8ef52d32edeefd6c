// One article as it is taken along: what is known of it and its text as a tree, from which each form of file is written.
import { writeNoteMarks } from '#lib/article/note-marks.ts';
import type { Proof } from '#lib/article/prove.ts';
import type { Article } from '#lib/article/types.ts';
import { directionOf, type Language } from '#lib/contract/languages.ts';
import { changeTree, make, readTree, wordsOf, type Element, type Node } from './tree.ts';

/** A picture that goes along. */
export interface TakenPicture {
	bytes: Uint8Array<ArrayBuffer>;
	type: string;
	width: number;
	height: number;
}

/** What goes into a file. */
export interface Taken {
	article: Article;
	/** The publisher's name, and where the article stands. */
	publisher: string;
	address: string;
	/** Pictures by their ids; those left out are not in it. */
	pictures: ReadonlyMap<string, TakenPicture>;
	said: Said;
	/** What proves the text to whoever is given the file; undefined where the publisher's key is not known yet. */
	proof: Proof | undefined;
}

/** What the page says around the text, in the language of the interface. */
export interface Said {
	language: Language;
	/** Who wrote it, where and when, a phrase each. */
	facts: readonly string[];
	/** The heading of the sources; '' where there are none. */
	sources: string;
}

/** Without any. */
export const noPictures: Taken['pictures'] = new Map();

/** A part of the text, for a table of contents. */
export interface Part {
	id: string;
	level: number;
	title: string;
}

/** An article's text as every form shows it. `addressOf` says where a picture of an id is. */
export function arrange(taken: Taken, addressOf: (id: string) => string): { nodes: Node[]; parts: Part[] } {
	const { article, said } = taken;
	const { head } = article;
	const own = { lang: head.language, dir: head.direction };
	const ours = { lang: said.language, dir: directionOf(said.language) };
	const show = (id: string, alt: string): Element => showPicture(taken, addressOf, id, alt);
	const { nodes, parts } = arrangeBody(writeNoteMarks(article.body, head.language), show);
	const header = make(
		'header',
		own,
		make('h1', { id: 's-0' }, head.title),
		...(head.standfirst === '' ? [] : [make('p', { class: 'standfirst' }, head.standfirst)]),
		make(
			'p',
			{ class: 'meta', ...ours },
			...said.facts.flatMap((fact, place) => [place === 0 ? '' : ' · ', make('bdi', {}, fact)])
		)
	);
	const sources = head.sources.map(({ name, url, note }) =>
		make(
			'li',
			own,
			url === undefined ? name : make('a', { href: url, rel: 'noreferrer external' }, name),
			...(note === undefined ? [] : [`: ${note}`])
		)
	);
	const footer = make(
		'footer',
		{},
		...(sources.length === 0 ? [] : [make('h2', ours, said.sources), make('ul', {}, ...sources)]),
		make('p', { class: 'colophon', ...ours }, make('bdi', {}, taken.publisher), ' · ', linkTo(taken.address))
	);
	const title: Part = { id: 's-0', level: 1, title: head.title };
	return { nodes: [header, ...arrangeLead(taken, show), make('div', own, ...nodes), footer], parts: [title, ...parts] };
}

function arrangeLead({ article: { head } }: Taken, show: (id: string, alt: string) => Element): Element[] {
	const { lead } = head;
	if (lead === undefined || !head.pictures.some(({ id }) => id === lead.picture)) return [];
	const credit = lead.credit === '' ? [] : [' ', make('small', {}, lead.credit)];
	const caption = lead.caption === '' && lead.credit === '' ? [] : [make('figcaption', {}, lead.caption, ...credit)];
	const own = { lang: head.language, dir: head.direction };
	return [make('figure', own, show(lead.picture, lead.alt), ...caption)];
}

/** A picture, or where it stays behind its description in words. */
function showPicture({ pictures }: Taken, addressOf: (id: string) => string, id: string, alt: string): Element {
	const picture = pictures.get(id);
	if (picture === undefined) return make('p', { class: 'lacking' }, alt === '' ? '…' : `[${alt}]`);
	const size = { width: String(picture.width), height: String(picture.height) };
	return make('img', { src: addressOf(id), alt, ...size });
}

/** The body without what only a browser understands, its headings with ids to go to. */
function arrangeBody(body: string, show: (id: string, alt: string) => Element): { nodes: Node[]; parts: Part[] } {
	const parts: Part[] = [];
	const nodes = changeTree(readTree(body), (element) => {
		const { name, attributes, children } = element;
		const { align, ...rest } = attributes;
		if (name === 'img') return show(attributes['src']?.slice('/i/'.length) ?? '', attributes['alt'] ?? '');
		// Written here, since no sheet of a book may say it
		if (name === 'pre') return { ...element, attributes: { dir: 'ltr', ...attributes } };
		// A day in a form that some judges of books would not have
		if (name === 'time') return make('span', {}, ...children);
		// Cells stand as they do on the page, by the start of the line
		if (align !== undefined) return { ...element, attributes: rest };
		const level = /^h([2-6])$/.exec(name)?.[1];
		if (level === undefined || wordsOf(element).trim() === '') return element;
		const id = `s-${parts.length + 1}`;
		parts.push({ id, level: Number(level), title: wordsOf(element).trim() });
		return { ...element, attributes: { id, ...attributes } };
	});
	return { nodes, parts };
}

function linkTo(address: string): Element {
	return make('a', { href: address, dir: 'ltr' }, address);
}
