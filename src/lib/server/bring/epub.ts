// A book (EPUB 2 and 3) as a series of articles, one a chapter, in the order in which it is read.
import type { BroughtLead } from '../brought.ts';
import { BringFault, sentenceOf } from './fault.ts';
import { articleOf, keyOfBytes } from './fields.ts';
import type { Folder } from './folder.ts';
import { refuse, type BroughtItem } from './item.ts';
import { bringLimits } from './limits.ts';
import { cutChapters, type ChapterPiece } from './epub-chapters.ts';
import { readContents, type ContentsEntry } from './epub-contents.ts';
import { readBook, readText, resolvePath, type Book } from './epub-package.ts';
import { findInAddress, findInAll, findInFolder, PictureList } from './pictures.ts';
import { rewriteMarkup } from './rewrite.ts';

/** Texts that go on in a further file are joined up to this length; what is longer reads better in parts. */
const joinedCharacters = 600_000;

/** A chapter while its text is gathered. */
interface Chapter {
	path: string;
	fragment: string;
	title: string;
	pictures: PictureList;
	html: string;
}

/**
 * The chapters of a book. A chapter that cannot be read is told of and the next one read.
 * @throws BringFault where the book is locked or its package is broken
 */
export async function* readEpub(folder: Folder): AsyncGenerator<BroughtItem> {
	const book = await readBook(folder);
	const writing = new BookWriting(folder, book, await readContents(folder, book));
	for (const [at, file] of book.spine.entries()) {
		const where = `${folder.name}, ${file.path}`;
		if (at >= bringLimits.chapters || writing.count >= bringLimits.chapters) {
			yield refuse(where, `the book has more than ${bringLimits.chapters} chapters; this and the rest are left out`);
			break;
		}
		if (file.path === book.navPath || book.listPaths.has(file.path)) continue;
		try {
			if (!/^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/.test(file.type))
				throw new BringFault(`it is no text (${file.type})`);
			const source = await readText(folder, file.path);
			yield* writing.add(source, file.path, file.type === 'application/xhtml+xml');
		} catch (caught) {
			yield refuse(where, sentenceOf(caught));
		}
	}
	const last = writing.end();
	if (last !== undefined) yield last;
	if (writing.count === 0) throw new BringFault('there is no text in the book');
}

/** Gathers pieces into chapters and gives each its title, its key and its place. */
class BookWriting {
	readonly #folder: Folder;
	readonly #book: Book;
	readonly #contents: Map<string, ContentsEntry[]>;
	readonly #bookKey: string;
	#chapter: Chapter | undefined;
	count = 0;

	constructor(folder: Folder, book: Book, contents: readonly ContentsEntry[]) {
		this.#folder = folder;
		this.#book = book;
		this.#contents = Map.groupBy(contents, ({ path }) => path);
		this.#bookKey = keyOfBytes('book', book.identifier, book.title, book.authors);
	}

	/** Adds a file's text; gives the chapters that are whole by it. */
	*add(source: string, path: string, isXml: boolean): Generator<BroughtItem> {
		for (const piece of cutChapters(source, this.#contents.get(path) ?? [], isXml)) {
			if (this.#goesOn(piece)) {
				if (this.#chapter !== undefined)
					this.#chapter.html += this.#rewrite(piece, path, isXml, this.#chapter.pictures);
				continue;
			}
			const whole = this.end();
			if (whole !== undefined) yield whole;
			if (!piece.hasText) continue;
			const pictures = new PictureList(findInAll(findInAddress, findInFolder(this.#folder, path)));
			const html = this.#rewrite(piece, path, isXml, pictures);
			this.#chapter = { path, fragment: piece.fragment, title: this.#titleOf(piece), pictures, html };
		}
	}

	/** The chapter that was being gathered. */
	end(): BroughtItem | undefined {
		const chapter = this.#chapter;
		this.#chapter = undefined;
		return chapter === undefined ? undefined : this.#toItem(chapter, ++this.count);
	}

	/** Programs cut long chapters into several files; a file without a title of its own goes on with the last. */
	#goesOn({ title, html }: ChapterPiece): boolean {
		const length = this.#chapter?.html.length;
		return this.#contents.size > 0 && title === '' && length !== undefined && length + html.length < joinedCharacters;
	}

	#titleOf({ title, headTitle }: ChapterPiece): string {
		if (title !== '') return title;
		return headTitle !== '' && headTitle !== this.#book.title ? headTitle : `${this.#book.title}, ${this.count + 1}`;
	}

	#rewrite(piece: ChapterPiece, path: string, isXml: boolean, pictures: PictureList): string {
		return rewriteMarkup(piece.html, {
			pictures,
			isXml,
			isArticle: true,
			// Of links within the book those within the file remain: notes at its end.
			linkOf: (href) => (resolvePath(path, href) === path ? href.slice(href.indexOf('#')) : undefined)
		});
	}

	#toItem({ path, fragment, title, pictures, html }: Chapter, index: number): BroughtItem {
		const { title: name, authors, publisher, published, language, tags, description } = this.#book;
		const lead = index === 1 ? this.#findCover(pictures) : undefined;
		return {
			kind: 'article',
			key: `${this.#bookKey}#${path}${fragment === '' ? '' : `#${fragment}`}`,
			name: `${this.#folder.name}, ${title}`,
			article: articleOf({
				title,
				standfirst: index === 1 ? description : '',
				byline: authors,
				site: publisher === '' ? name : publisher,
				published,
				language,
				html,
				lead,
				tags
			}),
			isWholePage: false,
			pictures: pictures.pictures,
			series: { name, index }
		};
	}

	/** The book's cover leads its first chapter. */
	#findCover(pictures: PictureList): BroughtLead | undefined {
		const { coverPath, title } = this.#book;
		const found =
			coverPath === undefined
				? undefined
				: pictures.nameOf(`/${coverPath.split('/').map(encodeURIComponent).join('/')}`);
		return found === undefined ? undefined : { url: found, alt: title, caption: '' };
	}
}
