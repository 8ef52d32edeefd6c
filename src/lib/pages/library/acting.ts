// Acts on articles of the list, whichever list they stand in: said in the tray, with a way back for as long as that stands.
import { faultOf } from '#lib/contract/faults.ts';
import { act, readStands, takeBack, type ActedOn, type ActName, type Stand } from '#lib/shelf/acts.ts';
import { theShelf } from '#lib/shelf/door.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { LibraryWords } from '#lib/words/library/words.ts';
import { sayCount } from '#lib/words/shape.ts';
import { readId } from './listed.ts';

/** What acts come in pairs of: the one does, the other undoes, and one gesture means whichever there is to do. */
export const pairs = {
	save: ['save', 'unsave'],
	archive: ['archive', 'unarchive'],
	finish: ['finish', 'unread']
} as const;
export type PairName = keyof typeof pairs;

/** What acting needs of its page. */
export interface ActingApp {
	words: Words;
	language: Language;
	tray: Tray;
}

/** Does what a reader asks for. */
export class Acting {
	readonly #app: ActingApp;
	readonly texts: LibraryWords;
	readonly #onArchived: (ids: readonly string[]) => void;
	#undo: (() => void) | undefined;

	/** `onArchived` is called with what is about to be archived. */
	constructor(app: ActingApp, texts: LibraryWords, onArchived: (ids: readonly string[]) => void) {
		this.#app = app;
		this.#onArchived = onArchived;
		this.texts = texts;
	}

	/** Does one thing with some articles. */
	async do(name: ActName, articles: readonly ActedOn[]): Promise<void> {
		await this.#attempt(async () => {
			const shelf = await theShelf();
			if (name === 'archive') this.#onArchived(articles.map(({ id }) => id));
			const done = await act(shelf, name, articles);
			const undo = (): Promise<void> => this.#attempt(() => takeBack(shelf, done));
			const { tray, words, language } = this.#app;
			const text = sayCount(this.texts.done[name], done.changes.length, language);
			this.#undo = () => void undo();
			if (done.changes.length === 0) tray.show({ text: this.texts.nothing });
			else tray.show({ text, act: { label: words.saved.undo, run: this.#undo } });
		});
	}

	/** Does the one of a pair that there is to do: with any of them not yet, all; else the other. */
	async turn(pair: PairName, articles: readonly ActedOn[]): Promise<void> {
		await this.#attempt(async () => this.do(await this.choose(pair, articles), articles));
	}

	/** Which of a pair there is to do. @throws FaultError `storage-failed` */
	async choose(pair: PairName, articles: readonly ActedOn[]): Promise<ActName> {
		const stands = await readStands(
			await theShelf(),
			articles.map(({ id }) => id)
		);
		return chooseOf(pair, [...stands.values()]);
	}

	/** Takes back what the tray offers to take back; nothing where it offers nothing of the list's. */
	takeBack(): void {
		const { tray } = this.#app;
		if (this.#undo === undefined || tray.message?.act?.run !== this.#undo) return;
		tray.clear();
		this.#undo();
	}

	async #attempt(work: () => Promise<unknown>): Promise<void> {
		try {
			await work();
		} catch (failed) {
			this.#app.tray.show({ text: this.#app.words.faults[faultOf(failed).code] });
		}
	}
}

/** Which of a pair there is to do with articles that stand so. */
export function chooseOf(pair: PairName, stands: readonly Stand[]): ActName {
	const isDone = { save: 'isSaved', archive: 'isArchived', finish: 'isFinished' } as const;
	return pairs[pair][stands.length > 0 && stands.every((stand) => stand[isDone[pair]]) ? 1 : 0];
}

/** The article of an item of a list; undefined where the item is empty just now. */
export function articleOf(item: HTMLElement): ActedOn | undefined {
	const headline = item.querySelector<HTMLElement>('h2');
	const id = readId(item.dataset['id']);
	if (headline === null || id === undefined) return undefined;
	return {
		id,
		title: headline.textContent.trim(),
		language: headline.lang,
		direction: headline.dir === 'rtl' ? 'rtl' : 'ltr',
		standfirst: item.querySelector('.standfirst')?.textContent.trim() ?? ''
	};
}

/** The items that are seen and can be acted on. */
export function shownItems(): HTMLElement[] {
	const list = document.querySelector('ol.sifted') ?? document.querySelector('ol.library');
	return [...(list?.querySelectorAll<HTMLElement>(':scope > li[data-id]') ?? [])];
}
