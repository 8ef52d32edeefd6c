// Mending what is lacking here from pages that somebody handed over: the state behind that part of the storage page.
import { fromBase64 } from '#lib/article/bytes.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { Mended, WorkerRequest } from '#lib/contract/messages.ts';
import { writeSize } from '#lib/reader/age.ts';
import { sayNumber } from '#lib/words/numbers.ts';
import { say, sayCount } from '#lib/words/shape.ts';
import type { HandedWords } from '#lib/words/handed/words.ts';
import type { App } from '../app.svelte.ts';
import type { Keeping } from '../keeping.svelte.ts';
import { handedLimitBytes, readHanded, type Handed } from './read-handed.ts';

/** As many files as a phone's chooser is expected to give at once. */
const mostFiles = 10;
/** More of a file's name is not said. */
const longestName = 60;

/** Faults that are none of a file's. */
const ofPhone: ReadonlySet<FaultCode> = new Set(['storage-full', 'storage-failed', 'no-worker', 'unsupported']);

/** What came back of all files. */
interface Back {
	articles: number;
	pictures: number;
}
/** What is to be said of a file, beside what came back. */
type Trouble = keyof HandedWords['troubles'];

/** The state behind the part. */
export class Mending {
	readonly #app: App;
	readonly #keeping: Keeping;
	readonly #texts: HandedWords;
	#isBusy = $state(false);
	#news: readonly string[] = $state.raw([]);

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
		const { language } = this.#app;
		const back: Back = { articles: 0, pictures: 0 };
		const news: string[] = [];
		try {
			for (const file of files.slice(0, mostFiles)) news.push(...(await this.#takeOne(file, back)));
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			// What ails the phone ails it at the next file too, and is said once
			news.push(this.#app.words.faults[failed.fault.code]);
		} finally {
			if (files.length > mostFiles) news.push(say(this.#texts.many, { count: sayNumber(mostFiles, language) }));
			const counts = {
				articles: sayCount(this.#texts.articles, back.articles, language),
				pictures: sayCount(this.#texts.pictures, back.pictures, language)
			};
			if (back.articles + back.pictures > 0) news.unshift(say(this.#texts.back, counts));
			this.#news = news;
			this.#isBusy = false;
		}
	}

	/** @returns what is to be said of a file @throws FaultError where it is the phone that fails */
	async #takeOne(file: File, back: Back): Promise<string[]> {
		const texts = this.#texts;
		const { language, words } = this.#app;
		const name = showName(file.name);
		if (file.size > handedLimitBytes) return [say(texts.large, { name, size: writeSize(handedLimitBytes, language) })];
		try {
			const handed = readHanded(new Uint8Array(await file.arrayBuffer()));
			const troubles: Trouble[] = handed === undefined ? ['unproved'] : await this.#mend(handed, back);
			const each = troubles.filter((trouble, place) => troubles.indexOf(trouble) === place);
			return each.map((trouble) => say(texts.troubles[trouble], { name }));
		} catch (failed) {
			if (failed instanceof FaultError && ofPhone.has(failed.fault.code)) throw failed;
			if (failed instanceof FaultError) return [words.faults[failed.fault.code]];
			// Gone from where it was chosen, or too much for this phone
			console.warn('shyraq: a file is not read', failed);
			return [say(texts.troubles.unread, { name })];
		}
	}

	/** Texts first: a picture is known by the article that shows it, and proves nothing by itself. */
	async #mend({ proofs, pictures, isMore }: Handed, back: Back): Promise<Trouble[]> {
		const before = back.articles + back.pictures;
		const troubles: Trouble[] = [];
		let isOurs = false;
		for (const given of proofs) {
			const outcome = await this.#ask(given);
			if (outcome === 'back') back.articles += 1;
			if (outcome === 'back' || outcome === 'here') isOurs = true;
			else troubles.push(outcome);
		}
		if (!isOurs) return troubles.length === 0 ? ['unproved'] : troubles;
		for (const letters of pictures) {
			const given = fromBase64(letters);
			const outcome = given === undefined ? 'unlisted' : await this.#ask(given);
			if (outcome === 'back') back.pictures += 1;
			else if (outcome !== 'here') troubles.push('pictures');
		}
		const isNone = back.articles + back.pictures === before;
		if (troubles.length === 0 && !isMore) return isNone ? ['here'] : [];
		// Of a file that gave something no more is said than that it was not all
		return isNone && troubles.length > 0 ? troubles : ['rest'];
	}

	async #ask(given: Extract<WorkerRequest, { kind: 'mend' }>['given']): Promise<Mended> {
		return (await this.#keeping.worker.ask('mended', { kind: 'mend', given })).what;
	}
}

/** A file's name as it stands in a sentence, apart from it in direction, and with nothing in it that is not seen. */
function showName(name: string): string {
	const seen = name.replace(/\p{C}/gu, '');
	return `\u2068${seen.length > longestName ? `${seen.slice(0, longestName)}…` : seen}\u2069`;
}
