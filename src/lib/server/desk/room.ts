// What the pages of the desk work with, and the shape of a page or an act.
import type { Presses } from '../serve/presses.ts';
import type { Door } from './door.ts';
import type { Answer, OpenVisit } from './visit.ts';
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

/** An address and what stands there. */
export interface Route {
	pattern: RegExp;
	get?: Act;
	post?: Act;
	/** Whether it is for those too who are not logged in; its acts then find an empty session. */
	isOpen?: true;
}
