// One request to the desk: who asks, from where, for what; and what is answered, before it is written out.
import type { IncomingMessage } from 'node:http';
import type { Markup } from './html.ts';

/** A request, looked at as far as every page needs it. */
export interface Visit {
	request: IncomingMessage;
	/** Decoded, without its query. */
	path: string;
	query: URLSearchParams;
	/** The origin under which we are asked, such as `https://news.example`. */
	own: string;
	/** The session's id; undefined for who is not logged in. */
	session: string | undefined;
	/** Whether a program asks, such as the phone's outbox or our own script. */
	isProgram: boolean;
	now: Date;
}

/** A visit of somebody who is logged in. */
export type OpenVisit = Visit & { session: string };

/** The parts of the desk, as its bar names them. */
export type Part = 'sources' | 'articles' | 'front' | 'files' | 'save' | 'work';

/** A page as its maker sees it; the frame is put around it later. */
export interface Page {
	title: string;
	/** Which link of the bar is the page's own. */
	part?: Part;
	main: Markup;
	/** Asked for again by itself after so many seconds, where scripts are off. */
	againSeconds?: number;
	/** Where it leads on to by itself, at once. */
	onward?: string;
}

/** Headers that one answer has beside those of all. */
export type Headings = Record<string, string | string[]>;

/** What is answered. */
export type Answer =
	/** `session`: one that this very answer opens. */
	| { kind: 'page'; page: Page; status?: number; headers?: Headings; session?: string }
	/** After a form: a page is shown by its own address, with a sentence about what was done. */
	| { kind: 'away'; to: string; said?: string; headers?: Headings }
	| { kind: 'object'; body: object; status?: number }
	| { kind: 'file'; type: string; name: string; text: string };

/** Something that keeps a request from being answered, as a status and a sentence for the editor. */
export class VisitFault extends Error {
	readonly status: number;
	/** What the answer is to carry. */
	readonly headers: Record<string, string>;

	/** `sentence` is whole. */
	constructor(status: number, sentence: string, headers: Record<string, string> = {}, cause?: unknown) {
		super(sentence, cause === undefined ? undefined : { cause });
		this.name = 'VisitFault';
		this.status = status;
		this.headers = headers;
	}
}
