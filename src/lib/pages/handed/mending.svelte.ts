// Mending what is lacking here from pages that somebody handed over: the state behind that part of the storage page.
import { faultOf } from '#lib/contract/faults.ts';
import type { Mended, WorkerRequest } from '#lib/contract/messages.ts';
import { writeSize } from '#lib/reader/age.ts';
import { say, sayCount } from '#lib/words/shape.ts';
import type { HandedWords } from '#lib/words/handed/words.ts';
import type { App } from '../app.svelte.ts';
import type { Keeping } from '../keeping.svelte.ts';
import { handedLimitBytes, readHanded, type Handed } from './read-handed.ts';

/** As many files as a phone's chooser is expected to give at once. */
const mostFiles = 10;

/** What came of one thing. */
type Outcome = Mended | 'unproved';

/** The state behind the part. */
export class Mending {
	readonly #app: App;
	readonly #keeping: Keeping;
	readonly #texts: HandedWords;
	#isBusy = $state(false);
	#news: string[] = $state.raw([]);

	constructor(app: App, keeping: Keeping, texts: HandedWords) {
		this.#app = app;
		this.#keeping = keeping;
		this.#texts = texts;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}
	/** What came of the files, a sentence each. */
	get news(): readonly string[] {
		return this.#news;
	}

	/** Takes what is lacking here out of files, one after the other. */
	async take(files: readonly File[]): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		this.#news = [];
		const back = { articles: 0, pictures: 0 };
		const news: string[] = [];
		for (const file of files.slice(0, mostFiles)) {
			const trouble = await this.#takeOne(file, back);
			if (trouble !== undefined && !news.includes(trouble)) news.push(trouble);
		}
		if (files.length > mostFiles) news.push(say(this.#texts.many, { count: this.#number(mostFiles) }));
		const { articles, pictures } = back;
		const { language } = this.#app;
		const counts = {
			articles: sayCount(this.#texts.articles, articles, language),
			pictures: sayCount(this.#texts.pictures, pictures, language)
		};
		this.#news = articles + pictures === 0 ? news : [say(this.#texts.back, counts), ...news];
		this.#isBusy = false;
	}

	/** @returns what is to be said of a file, where that is not what came back */
	async #takeOne(file: File, back: { articles: number; pictures: number }): Promise<string | undefined> {
		const texts = this.#texts;
		const { language } = this.#app;
		if (file.size > handedLimitBytes)
			return say(texts.large, { name: file.name, size: writeSize(handedLimitBytes, language) });
		try {
			const handed = readHanded(new Uint8Array(await file.arrayBuffer()));
			const outcomes = handed === undefined ? [] : await this.#mend(handed, back);
			if (outcomes.includes('back')) return undefined;
			const worst = (['here', 'unlisted', 'stranger'] as const).find((each) => outcomes.includes(each)) ?? 'unproved';
			return say(texts.troubles[worst], { name: file.name });
		} catch (failed) {
			// The file may be gone from where it was chosen
			if (failed instanceof DOMException) return say(texts.troubles.unread, { name: file.name });
			return this.#app.words.faults[faultOf(failed).code];
		}
	}

	/** Texts first: a picture is known by the article that shows it. */
	async #mend({ proofs, pictures }: Handed, back: { articles: number; pictures: number }): Promise<Outcome[]> {
		const outcomes: Outcome[] = [];
		for (const given of proofs) {
			const outcome = await this.#ask(given);
			if (outcome === 'back') back.articles += 1;
			outcomes.push(outcome);
		}
		// Pictures prove nothing by themselves: without a text of the publisher's this is some page
		if (!outcomes.some((outcome) => outcome === 'back' || outcome === 'here')) return outcomes;
		for (const given of pictures) {
			if ((await this.#ask(given)) !== 'back') continue;
			back.pictures += 1;
			outcomes.push('back');
		}
		return outcomes;
	}

	async #ask(given: Extract<WorkerRequest, { kind: 'mend' }>['given']): Promise<Outcome> {
		try {
			return (await this.#keeping.worker.ask('mended', { kind: 'mend', given })).what;
		} catch (failed) {
			const { code } = faultOf(failed);
			if (code === 'wrong-signature' || code === 'wrong-bytes') return 'unproved';
			throw failed;
		}
	}

	#number(count: number): string {
		return new Intl.NumberFormat(this.#app.language).format(count);
	}
}
