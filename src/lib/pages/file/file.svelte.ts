// The file that is being made of an article: of which form, with pictures or without, and how large it has become.
import { toBytes } from '#lib/article/bytes.ts';
import type { Article } from '#lib/article/types.ts';
import css from '../../../styles/taken.css?raw';
import pageCss from '../../../styles/taken-page.css?raw';
import type { App } from '../app.svelte.ts';
import { nameFile } from './file-name.ts';
import { writeArticleMarkdown } from './markdown.ts';
import { writePage } from './page.ts';
import { writeEpub } from './epub.ts';
import { addressOf, readSaid, redraw, takePictures, type TakenText } from './take.ts';
import { noPictures, type Taken, type TakenPicture } from './taken.ts';
import { zip } from './zip.ts';

/** The forms: a book, a page for any browser, a text for any editor. */
export const forms = ['epub', 'page', 'markdown'] as const;
export type Form = (typeof forms)[number];

export type Standing = { kind: 'work' } | { kind: 'made'; file: File } | { kind: 'trouble' };

/** The file of one article. */
export class ArticleFile {
	readonly #app: App;
	readonly #article: Article;
	readonly #note: string;
	#form: Form = $state('epub');
	#isPictured = $state(true);
	#standing: Standing = $state.raw({ kind: 'work' });
	#lacking = $state(0);
	/** Counts the wishes, since a file for an earlier one may be done after the one wished for now. */
	#wish = 0;
	#kept: Promise<Map<string, TakenPicture>> | undefined;
	#redrawn: Promise<Map<string, TakenPicture>> | undefined;

	constructor(app: App, { article, note }: TakenText) {
		this.#app = app;
		this.#article = article;
		this.#note = note;
		this.#isPictured = this.hasPictures;
		void this.#make();
	}

	get hasPictures(): boolean {
		return this.#article.head.pictures.length > 0;
	}

	get standing(): Standing {
		return this.#standing;
	}

	/** How many pictures were wished for and are not to be had. */
	get lacking(): number {
		return this.#lacking;
	}

	get form(): Form {
		return this.#form;
	}

	set form(form: Form) {
		this.#form = form;
		void this.#make();
	}

	get isPictured(): boolean {
		return this.#isPictured;
	}

	set isPictured(isPictured: boolean) {
		this.#isPictured = isPictured;
		void this.#make();
	}

	async #make(): Promise<void> {
		const wish = ++this.#wish;
		this.#standing = { kind: 'work' };
		const made = await this.#write().then(
			(file): Standing => ({ kind: 'made', file }),
			(failed: unknown): Standing => {
				console.warn('shyraq: the file could not be made', failed);
				return { kind: 'trouble' };
			}
		);
		if (wish === this.#wish) this.#standing = made;
	}

	async #write(): Promise<File> {
		const form = this.#form;
		const pictures = this.#isPictured ? await this.#takePictures(form) : noPictures;
		this.#lacking = this.#isPictured ? this.#article.head.pictures.length - pictures.size : 0;
		const { id, title } = this.#article.head;
		const { publisher = this.#app.words.nav.name, key } = this.#app.keeping?.readiness ?? {};
		const taken: Taken = {
			article: this.#article,
			publisher,
			proof: key === undefined ? undefined : { key, note: this.#note },
			address: addressOf(id),
			pictures,
			said: readSaid(this.#app.language)
		};
		const name = (ending: string): string => nameFile(title, ending, id);
		switch (form) {
			case 'epub':
				return new File([writeEpub(taken, css)], name('.epub'), { type: 'application/epub+zip' });
			case 'page':
				return new File([await writePage(taken, css + pageCss)], name('.html'), { type: 'text/html' });
			case 'markdown':
				return writeNotes(taken, name);
		}
	}

	/** As they are kept; for books and editors in the form that all of them know. */
	#takePictures(form: Form): Promise<Map<string, TakenPicture>> {
		this.#kept ??= takePictures(this.#article);
		if (form === 'page') return this.#kept;
		this.#redrawn ??= this.#kept.then(redraw);
		return this.#redrawn;
	}
}

/** A text alone where it has no pictures, else a folder of the text and its pictures in a zip. */
function writeNotes(taken: Taken, name: (ending: string) => string): File {
	const names = new Map([...taken.pictures.keys()].map((id, place) => [id, `pictures/${place + 1}.jpg`]));
	const text = writeArticleMarkdown(taken, (id) => names.get(id) ?? '');
	if (names.size === 0) return new File([text], name('.md'), { type: 'text/markdown' });
	const pictures = [...taken.pictures].map(([id, { bytes }]) => ({ name: names.get(id) ?? '', bytes }));
	const packed = zip([{ name: name('.md'), bytes: toBytes(text) }, ...pictures]);
	return new File([packed], name('.zip'), { type: 'application/zip' });
}
