// What goes into a file, gathered as it is kept here: the text, and each picture in the size that this phone has.
import { areNamed, toText, type Bytes } from '#lib/article/bytes.ts';
import { readArticle } from '#lib/article/read.ts';
import type { Article } from '#lib/article/types.ts';
import type { Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import type { ArticleFacts } from '#lib/reader/facts.ts';
import { readKeptNote } from '#lib/search/kept-texts.ts';
import type { Said, TakenPicture } from './taken.ts';

/** How well photographs are written where their form must be another, from 0 to 1. */
const jpegQuality = 0.85;

/** A text that goes along, with the note that it was read from. */
export interface TakenText {
	article: Article;
	/** The whole signed note. */
	note: string;
}

/** The text of the article that is open: from the store, else as the server gives it. Undefined where it cannot be had. */
export async function takeText({ hash }: ArticleFacts): Promise<TakenText | undefined> {
	const note = (await readKeptNote(hash)) ?? (await askNote(hash));
	const article = note === undefined ? undefined : readArticle(note)?.article;
	return article === undefined || note === undefined ? undefined : { article, note };
}

async function askNote(hash: ArticleFacts['hash']): Promise<string | undefined> {
	try {
		const bytes: Bytes = new Uint8Array(await (await fetch(places.article(hash))).arrayBuffer());
		return (await areNamed(bytes, hash)) ? toText(bytes) : undefined;
	} catch (lost) {
		console.info(`shyraq: the text is not to be had: ${String(lost)}`);
		return undefined;
	}
}

/** Where an article stands, for people. */
export function addressOf(id: string): string {
	return new URL(places.read(id), location.origin).href;
}

/** What the page says around the text, in the words in which it was painted. */
export function readSaid(language: Language, page: ParentNode = document): Said {
	const facts = [...page.querySelectorAll('.headline .meta > :not(.minutes)')].map(({ textContent }) => textContent);
	return { language, facts, sources: page.querySelector('.sources h2')?.textContent ?? '' };
}

/** The pictures of an article that are to be had, by their ids, in the order of the text. */
export async function takePictures({ head }: Article): Promise<Map<string, TakenPicture>> {
	const taken = new Map<string, TakenPicture>();
	for (const { id } of head.pictures) {
		const picture = await takePicture(id);
		if (picture !== undefined) taken.set(id, picture);
	}
	return taken;
}

async function takePicture(id: string): Promise<TakenPicture | undefined> {
	try {
		// The worker answers with whichever size is kept, and with nothing where none is
		const answer = await fetch(places.picture(id));
		const type = answer.headers.get('content-type') ?? '';
		if (answer.status !== 200 || !type.startsWith('image/')) return undefined;
		const bytes = new Uint8Array(await answer.arrayBuffer());
		const { width, height } = await decode(bytes, type);
		return { bytes, type, width, height };
	} catch (lost) {
		console.info(`shyraq: a picture cannot be taken along: ${String(lost)}`);
		return undefined;
	}
}

/** The same pictures in the form that every reader of books and notes knows. Those that cannot be drawn anew are left out. */
export async function redraw(pictures: ReadonlyMap<string, TakenPicture>): Promise<Map<string, TakenPicture>> {
	const drawn = new Map<string, TakenPicture>();
	for (const [id, picture] of pictures) {
		const image = await decode(picture.bytes, picture.type);
		const bytes = await writeJpeg(image, picture);
		if (bytes !== undefined) drawn.set(id, { ...picture, bytes, type: 'image/jpeg' });
	}
	return drawn;
}

/** By the bytes themselves, since the policy lets no picture have an address made on the way. @throws DOMException where they are no picture that this browser knows */
function decode(bytes: Bytes, type: string): Promise<ImageBitmap> {
	return createImageBitmap(new Blob([bytes], { type }));
}

async function writeJpeg(image: ImageBitmap, size: { width: number; height: number }): Promise<Bytes | undefined> {
	const canvas = document.createElement('canvas');
	canvas.width = size.width;
	canvas.height = size.height;
	const context = canvas.getContext('2d');
	if (context === null) return undefined;
	// What is clear in a picture would be black in a JPEG
	context.fillStyle = '#fff';
	context.fillRect(0, 0, size.width, size.height);
	context.drawImage(image, 0, 0, size.width, size.height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
	return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
}
