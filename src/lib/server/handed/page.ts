// A page that went from hand to hand, proved: whose article it holds, whether its pictures are the publisher's, and whether it shows what was signed.
import { fromBase64, hashOf, toText, type Bytes } from '#lib/article/bytes.ts';
import { proofAttribute, readProof } from '#lib/article/proof.ts';
import { prove, type Proven } from '#lib/article/prove.ts';
import type { Article, Hash } from '#lib/article/types.ts';
import { findBreach } from '../press/canonical.ts';
import { PressFault } from '../press/fault.ts';
import { attributeOf, elementsOf, parsePage, textOf, type Element, type Parent } from '../press/tree.ts';
import { findDifferences, type Around } from './shown.ts';

/** No page is larger: several articles with their pictures, as they pass through a share sheet. */
export const pageLimitBytes = 16_000_000;

/** Elements that act, or bring in what is elsewhere; a page of ours has none of them. */
const acting = new Set(
	'script iframe frame frameset object embed applet portal base form button input select textarea link audio video svg math slot'.split(
		' '
	)
);

/** Attributes and classes of a page of ours; with any other a word can be hidden that stands in its text. */
const known = new Set(
	'class id href rel tabindex dir lang start reversed value colspan rowspan scope alt src width height aria-label title cite datetime content name charset http-equiv'.split(
		' '
	)
);
const classes = new Set(['wide', 'lacking', 'standfirst', 'meta', 'colophon']);

/** What a page of ours may say and look like around an article. */
export interface Frame extends Around {
	/** The sheets that a page of this build has. */
	styles: readonly string[];
}

/** What was found of a page. */
export interface HandedPage {
	/** The article that was signed; undefined where nothing in the page is proved. */
	proven: Proven | undefined;
	/** Pictures of the publisher's that are in the page, each once. */
	pictures: number;
	/** What is not as it should be, a sentence each; none where the page is whole. */
	troubles: string[];
}

/** Proves a page. `frameOf` says what a page of ours is around an article. Nothing of it is run, and no address is asked. */
export async function provePage(bytes: Bytes, frameOf: (article: Article) => Frame): Promise<HandedPage> {
	const nothing = (trouble: string): HandedPage => ({ proven: undefined, pictures: 0, troubles: [trouble] });
	if (bytes.length > pageLimitBytes) return nothing(`It is larger than ${pageLimitBytes / 1_000_000} MB.`);
	try {
		const page = parsePage(toText(bytes).replace(/^\ufeff/, ''), pageLimitBytes);
		const proofs = [...everyElement(page)].filter((each) => attributeOf(each, proofAttribute) !== undefined);
		const [block, ...others] = proofs;
		if (block === undefined) return nothing('It carries no proof: anybody may have written it.');
		if (others.length > 0) return nothing('It carries more than one proof, as no page of ours does.');
		const proof = readProof(textOf(contentOf(block)));
		const proven = proof && (await prove(proof));
		if (proven === undefined)
			return nothing('Its proof does not hold: the text, the signature or the key was changed.');
		const breach = findBreach(proven.article.body);
		if (breach !== undefined) return nothing(`What was signed is no article of ours: ${breach}.`);
		const pictures = await provePictures(page, proven);
		const frame = frameOf(proven.article);
		const troubles = [
			...findActing(page),
			...findStyles(page, frame),
			...pictures.troubles,
			...findDifferences(page, proven.article, frame, pictures.ids)
		];
		return { proven, pictures: new Set(pictures.ids.values()).size, troubles };
	} catch (refused) {
		if (refused instanceof PressFault) return nothing(`It cannot be read: ${refused.message}.`);
		if (refused instanceof TypeError) return nothing('It is not text in UTF-8.');
		throw refused;
	}
}

/** Elements of a page, those in templates too. */
function* everyElement(page: Parent): Generator<Element> {
	for (const element of elementsOf(page)) {
		yield element;
		if (element.tagName === 'template') yield* everyElement(contentOf(element));
	}
}

function contentOf(element: Element): Parent {
	return 'content' in element ? (element.content as Parent) : element;
}

/** Which of the article's pictures each element shows, proved by its bytes. */
async function provePictures(
	page: Parent,
	{ article }: Proven
): Promise<{ ids: Map<Element, Hash>; troubles: string[] }> {
	const names = new Map(article.head.pictures.flatMap(({ id, variants }) => variants.map(({ hash }) => [hash, id])));
	const ids = new Map<Element, Hash>();
	let strange = 0;
	for (const element of everyElement(page)) {
		if (element.tagName !== 'img' && element.tagName !== 'source') continue;
		const [, letters] = /^data:image\/(?:avif|webp);base64,(.*)$/.exec(attributeOf(element, 'src') ?? '') ?? [];
		const bytes = letters === undefined ? undefined : fromBase64(letters);
		const id = bytes && names.get(await hashOf(bytes));
		if (id === undefined) strange += 1;
		else ids.set(element, id);
	}
	const told =
		strange === 1 ? 'A picture in it is not the publisher’s.' : `${strange} pictures in it are not the publisher’s.`;
	return { ids, troubles: strange === 0 ? [] : [told] };
}

/** A sheet can hide words, and add some. */
function findStyles(page: Parent, { styles }: Frame): string[] {
	const sheets = [...everyElement(page)].filter(({ tagName }) => tagName === 'style').map(textOf);
	const isKnown =
		sheets.length === 0 || (sheets.length === 1 && styles.includes(sheets[0]?.replace(/\r\n?/g, '\n') ?? ''));
	return isKnown ? [] : ['Its style is not that of this version of Shyraq: how it looks is not proved.'];
}

function findActing(page: Parent): string[] {
	const found = new Set<string>();
	for (const element of everyElement(page)) {
		const { tagName, attrs } = element;
		if (acting.has(tagName)) found.add(`<${tagName}>`);
		if (tagName === 'meta' && /refresh/i.test(attributeOf(element, 'http-equiv') ?? ''))
			found.add('a <meta> that leads away');
		for (const { name, value } of attrs) {
			if (!known.has(name) && name !== proofAttribute) found.add(`the attribute ${name}`);
			if (name === 'class' && !classes.has(value)) found.add('a class of its own');
			if (/^(?:href|src|action|srcset|background|poster)$/.test(name) && !isQuiet(name, value))
				found.add(`an address in ${name}`);
		}
	}
	return found.size === 0 ? [] : [`It holds what no page of ours does: ${[...found].join(', ')}.`];
}

/** Whether an address asks for nothing by itself: a link out, a place in the page, or a picture that stands in it. */
function isQuiet(name: string, value: string): boolean {
	return name === 'href'
		? /^(?:https?:\/\/|mailto:|#)/i.test(value)
		: name === 'src' && value.startsWith('data:image/');
}
