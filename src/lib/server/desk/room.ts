// What the pages of the desk work with, and the shape of a page or an act.
import type { Presses } from '../serve/presses.ts';
import type { Door } from './door.ts';
import type { Answer, OpenVisit, Page } from './visit.ts';
import type { Work } from './work.ts';

/** The desk of a running server. */
export interface Desk {
	dataFolder: string;
	publisher: string;
	presses: Presses;
	door: Door;
	work: Work;
	/** The sentence that the next page of a session begins with. */
	said: Map<string, string>;
}

/** A page or an act. `words` are what the address has in the places of its pattern. */
export type Act = (visit: OpenVisit, desk: Desk, words: readonly string[]) => Answer | Promise<Answer>;

/** Makes the page of a form filled with what was typed in it; the sentence says why it was not taken. */
export type ShowTyped = (
	visit: OpenVisit,
	desk: Desk,
	words: readonly string[],
	typed: URLSearchParams,
	sentence?: string
) => Promise<Page>;

/** A form in which one types, so that it has to be shown again where it cannot be taken. */
export interface TypedForm {
	limitBytes: number;
	show: ShowTyped;
}

/** An address and what stands there. */
export interface Route {
	pattern: RegExp;
	get?: Act;
	post?: Act;
	/** What of it is for those too who are not logged in; its acts then find an empty session. */
	isOpen?: 'all' | 'get';
	/** The form that `post` takes, where something is typed in it. */
	typed?: TypedForm;
}
