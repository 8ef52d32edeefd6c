// An article from outside made into one of ours: cleaned, its pictures brought, its head settled. A text never fails for a picture.
import { SchemaError } from '#lib/article/schema.ts';
import { articleHeadSchema, type Article, type ArticleHead, type ArticleId, type Picture } from '#lib/article/types.ts';
import type { BroughtArticle } from '../brought.ts';
import { cleanBody, listPictures } from '../press/clean.ts';
import { PressFault } from '../press/fault.ts';
import { countWords, minutesOf } from '../press/pace.ts';
import type { PictureStore } from '../press/pictures.ts';
import { isBlank } from '../press/containers.ts';
import {
	attributeOf,
	elementsOf,
	isElement,
	parseBody,
	setChildren,
	textOf,
	writeInner,
	type Element
} from '../press/tree.ts';
import { settleCaption, settleHead } from './brought-head.ts';
import { bringPictures } from './brought-pictures.ts';
import type { GetPicture } from './ports.ts';

/** A body of more bytes is a book and not an article; phones take a text whole, and in packs of at most 8 MB. */
const bodyLimitBytes = 1_000_000;
/** A picture of less width is not shown before an article. */
const leastLeadPixels = 200;

/** What an article is pressed with. */
export interface BroughtWorkshop {
	store: PictureStore;
	getPicture: GetPicture;
	/** When the article was first seen, and when this text of it came. */
	seen: Date;
	now: Date;
}

/** An article as the store keeps it, and a sentence for each picture that could not be had. */
export interface PressedArticle extends Article {
	missing: readonly string[];
}

/**
 * Presses an article from outside. Writes nothing but pictures.
 * @throws PressFault with a clause that says why the article cannot be taken in
 */
export async function pressBrought(
	brought: BroughtArticle,
	id: ArticleId,
	{ store, getPicture, seen, now }: BroughtWorkshop
): Promise<PressedArticle> {
	const lead = brought.lead;
	const named = [...new Set([...(lead === undefined ? [] : [lead.url]), ...listPictures(brought.html)])];
	const { pictures, missing } = await bringPictures(named, getPicture, store);
	const body = cleanBody(brought.html, { pictures });
	const about = settleHead(brought, plainOf(body), seen, now);
	const directed = about.direction === 'rtl' ? cleanBody(brought.html, { pictures, direction: 'rtl' }) : body;
	const led = leadOf(brought, directed, pictures);
	const used = [...new Map([...pictures.values()].map((picture) => [picture.id, picture])).values()].filter(
		(picture) => picture.id === led.lead?.picture || led.body.includes(`"/i/${picture.id}"`)
	);
	const words = countWords(led.body, about.language);
	if (words === 0 && used.length === 0) throw new PressFault('it has no text');
	if (Buffer.byteLength(led.body) > bodyLimitBytes)
		throw new PressFault(`its text is larger than ${bodyLimitBytes / 1000} KB`);
	const { sources, ...rest } = about;
	const head: ArticleHead = {
		id,
		revision: 1,
		...rest,
		words,
		minutes: minutesOf(words, about.language),
		...(led.lead === undefined ? {} : { lead: led.lead }),
		pictures: used,
		sources
	};
	return { head: check(head), body: led.body, missing };
}

/** The plain text of a canonical body. */
export function plainOf(body: string): string {
	return parseBody(body)
		.childNodes.map((node) => textOf(node))
		.join(' ');
}

/**
 * The picture before the article: the one that is named, else the one the text begins with. It stands in one place only, so
 * where the text begins with it, it is taken out there, and its caption goes with it.
 */
function leadOf(
	{ lead, title }: BroughtArticle,
	body: string,
	pictures: ReadonlyMap<string, Picture>
): { lead: ArticleHead['lead']; body: string } {
	const root = parseBody(body);
	const figure = root.childNodes.find((node) => !isBlank(node));
	const parts = figure !== undefined && isElement(figure) && figure.tagName === 'figure' ? partsOf(figure) : undefined;
	const image = parts?.image;
	const shown = image && [...pictures.values()].find(({ id }) => attributeOf(image, 'src') === `/i/${id}`);
	const named = lead && pictures.get(lead.url);
	const picture = named ?? shown;
	if (picture === undefined || picture.width < leastLeadPixels) return { lead: undefined, body };
	const isFirst = picture.id === shown?.id;
	const caption = settleCaption((isFirst ? parts?.caption : undefined) ?? lead?.caption ?? '');
	const alt = settleCaption((isFirst && image ? attributeOf(image, 'alt') : undefined) || lead?.alt || '');
	if (isFirst)
		setChildren(
			root,
			root.childNodes.filter((node) => node !== figure)
		);
	const text = isFirst ? writeInner(root).replace(/^\n+/, '') : body;
	return {
		lead: { picture: picture.id, alt: alt === settleCaption(title) ? '' : alt, caption, credit: '' },
		body: text
	};
}

/** What a figure of one picture is made of; undefined for any other. */
function partsOf(figure: Element): { image: Element; caption: string | undefined } | undefined {
	const elements = [...elementsOf(figure)];
	const images = elements.filter(({ tagName }) => tagName === 'img');
	const caption = elements.find(({ tagName, parentNode }) => tagName === 'figcaption' && parentNode === figure);
	const isPlain = figure.childNodes.every((node) => isBlank(node) || node === caption || node === images[0]);
	const image = images[0];
	return image === undefined || images.length > 1 || !isPlain
		? undefined
		: { image, caption: caption && textOf(caption) };
}

function check(head: ArticleHead): ArticleHead {
	try {
		articleHeadSchema(head);
		return head;
	} catch (refused) {
		if (refused instanceof SchemaError) throw new PressFault(`its head is refused (${refused.message})`);
		throw refused;
	}
}
