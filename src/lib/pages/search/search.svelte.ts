// The state behind the search page: what is asked, what was found, and where in it one was.
import type { FaultCode } from '#lib/contract/faults.ts';
import { readQuery } from '#lib/search/query.ts';
import type { Count } from '#lib/search/standing-index.ts';
import type { ShownHit, ThreadWord } from '#lib/search/thread-messages.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { readAsked, writeAsked, type Asked } from './asked-address.ts';
import { findOwn, followOwnTexts, type OwnHit, type OwnText } from './own-texts.ts';
import { recallPlace, rememberPlace } from './result-place.ts';
import { SearchThread } from './search-thread.ts';

/** Whoever types is not asked after each letter. */
const stillMs = 100;
/** What takes longer is said to be under way. */
const slowMs = 1000;
const shownAtOnce = 20;

/** What was found, as it is shown. */
interface Results {
	typed: string;
	total: number;
	hits: readonly ShownHit[];
	languages: readonly Count[];
	sites: readonly Count[];
	own: readonly OwnHit[];
	isAll: boolean;
}

/** The search page. Made once a document, when the room is here. */
export class Search {
	#asked: Asked = $state.raw(readAsked(location));
	#results: Results | undefined = $state.raw();
	#progress: Extract<ThreadWord, { kind: 'progress' }> | undefined = $state.raw();
	#isSlow = $state(false);
	#fault: FaultCode | 'absent' | undefined = $state();
	#own: readonly OwnText[] = [];
	#most = shownAtOnce;
	#number = 0;
	/** What the question of this number was. */
	#sent = '';
	#thread: SearchThread | undefined;
	#waiting: ReturnType<typeof setTimeout> | undefined;
	readonly #place = recallPlace();

	get asked(): Asked {
		return this.#asked;
	}
	/** Undefined where nothing is asked, or nothing came yet. */
	get results(): Results | undefined {
		return this.#results;
	}
	/** How far the index is, once it has taken a while and as long as it is not whole. */
	get progress(): { done: number; total: number } | undefined {
		return this.#isSlow && this.#progress?.isOver === false ? this.#progress : undefined;
	}
	/** Whether there was no room for the index, which is then made anew at each visit. */
	get isUnkept(): boolean {
		return this.#progress?.isOver === true && !this.#progress.isKept;
	}
	/** Whether it is known that nothing is kept here that could be searched. */
	get isEmpty(): boolean {
		return this.#progress?.isOver === true && this.#progress.total === 0;
	}
	/** Whether all that is kept was looked at. */
	get isWhole(): boolean {
		return this.#progress?.isOver === true;
	}
	get fault(): FaultCode | 'absent' | undefined {
		return this.#fault;
	}

	/** Begins. @returns how to stop */
	start(): () => void {
		const slow = setTimeout(() => (this.#isSlow = true), slowMs);
		const stops = [() => clearTimeout(slow), () => clearTimeout(this.#waiting), this.#place.follow(() => this.#most)];
		this.#most = Math.max(shownAtOnce, this.#place.most);
		this.#thread = new SearchThread({
			onWord: (word) => this.#meet(word),
			onAbsent: () => (this.#fault = 'absent')
		});
		stops.push(() => this.#thread?.stop());
		void this.#followShelf(stops);
		this.#ask();
		return () => stops.forEach((stop) => stop());
	}

	/** Something else is typed. */
	type(typed: string): void {
		if (typed === this.#asked.typed) return;
		this.#most = shownAtOnce;
		this.#asked = { ...this.#asked, typed };
		clearTimeout(this.#waiting);
		this.#waiting = setTimeout(() => this.#ask(), stillMs);
	}

	/** Something else is chosen. */
	choose(change: Partial<Asked>): void {
		this.#most = shownAtOnce;
		this.#asked = { ...this.#asked, ...change };
		this.#ask();
	}

	/** Shows more of what was found. */
	showMore(): void {
		this.#most += shownAtOnce;
		this.#ask();
	}

	#ask(): void {
		rememberPlace({}, writeAsked(this.#asked));
		this.#number += 1;
		const { typed, language, site, order } = this.#asked;
		this.#sent = typed;
		if (readQuery(typed).every(({ isLeftOut }) => isLeftOut)) this.#results = undefined;
		this.#thread?.ask(this.#number, {
			typed,
			language: language === '' ? undefined : language,
			site,
			order,
			most: this.#most
		});
	}

	#meet(word: ThreadWord): void {
		if (word.kind === 'fault') this.#fault = word.code;
		else if (word.kind === 'progress') {
			this.#progress = word;
			// What failed once has been done since
			if (word.isOver && this.#fault !== 'absent') this.#fault = undefined;
		} else this.#show(word);
	}

	#show({ number, total, hits, isAll, languages, sites }: Extract<ThreadWord, { kind: 'found' }>): void {
		const typed = this.#sent;
		const clauses = readQuery(typed);
		if (number !== this.#number || clauses.every(({ isLeftOut }) => isLeftOut)) return;
		// More of the same is awaited whole: a list does not shrink to grow again
		if (!isAll && this.#results?.typed === typed) return;
		this.#results = { typed, total, hits, isAll, languages, sites, own: this.#findOwn(typed) };
		if (isAll) this.#place.restore();
	}

	#findOwn(typed: string): OwnHit[] {
		const { language } = this.#asked;
		const own = language === '' ? this.#own : this.#own.filter((text) => text.language === language);
		return findOwn(own, readQuery(typed));
	}

	async #followShelf(stops: (() => void)[]): Promise<void> {
		try {
			const shelf = await theShelf();
			stops.push(
				followOwnTexts(shelf, (texts) => {
					this.#own = texts;
					if (this.#results !== undefined)
						this.#results = { ...this.#results, own: this.#findOwn(this.#results.typed) };
				})
			);
		} catch (failed) {
			// The shelf's own code, lost on the way: articles are found without it
			console.warn('shyraq: bookmarks cannot be searched', failed);
		}
	}
}
