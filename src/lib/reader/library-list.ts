// The painted list of the front, to which is added what the composer cannot know: what is here, how far one is, how old it is.
import type { ArticleState } from '#lib/contract/messages.ts';
import { elementIds } from '#lib/contract/places.ts';
import type { Language } from '#lib/contract/languages.ts';
import { writeAge, writeShare } from './age.ts';

/** The words it needs. */
export interface ListWords {
	states: Record<ArticleState, string>;
	progress: string;
	finished: string;
}

/** How far one is in an article. */
export interface Reach {
	fraction: number;
	finished: boolean;
}

const recentMs = 7 * 24 * 3600 * 1000;
/** What came later than this from now says that the clock is wrong: by it everything would be of now. */
const futureMs = 3600 * 1000;

/** The items that stand in the document. */
export function findItems(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(`#${elementIds.main} li[data-id]`)];
}

/**
 * Writes state and progress into items, and the age in place of the date where it is a matter of days. An article whose
 * state is not told keeps what was told of it before.
 */
export function decorateLibrary(
	items: Iterable<HTMLElement>,
	states: Record<string, ArticleState> | undefined,
	reaches: ReadonlyMap<string, Reach> | undefined,
	words: ListWords,
	language: Language
): void {
	for (const item of items) {
		const id = item.dataset['id'] ?? '';
		const state = item.querySelector<HTMLElement>('.state');
		if (state !== null) showState(state, states?.[id] ?? toldOf(state), reaches?.get(id), words, language);
		const time = item.querySelector('time');
		if (time !== null) showAge(time, language);
	}
}

function toldOf(place: HTMLElement): ArticleState | undefined {
	const told = place.dataset['state'];
	return told === 'kept' || told === 'text' || told === 'absent' ? told : undefined;
}

function showState(
	place: HTMLElement,
	state: ArticleState | undefined,
	reach: Reach | undefined,
	words: ListWords,
	language: Language
): void {
	const parts = [
		state === undefined ? '' : words.states[state],
		reach === undefined
			? ''
			: reach.finished
				? words.finished
				: words.progress.replace('{percent}', writeShare(reach.fraction, language))
	];
	const text = parts.filter((part) => part !== '').join(' · ');
	if (place.textContent !== text) place.textContent = text;
	if (state === undefined) delete place.dataset['state'];
	else place.dataset['state'] = state;
}

function showAge(time: HTMLTimeElement, language: Language): void {
	const agoMs = Date.now() - Date.parse(time.dateTime);
	if (agoMs > recentMs || agoMs < -futureMs) return;
	const age = writeAge(time.dateTime, language);
	if (age === '' || time.textContent === age) return;
	time.title = time.textContent;
	time.textContent = age;
}
