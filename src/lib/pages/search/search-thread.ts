// The page's end of the search's own thread: started where it is wanted, and told when what is kept has changed.
import type { Announcement } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import { trustedThread } from '#lib/reader/trusted.ts';
import address from '#lib/search/thread.ts?worker&url';
import type { Question } from '#lib/search/standing-index.ts';
import type { ThreadRequest, ThreadWord } from '#lib/search/thread-messages.ts';

/** What came within this time is taken in together. */
const stillMs = 2000;

/** What a page does with what the thread says. */
export interface ThreadListener {
	onWord: (word: ThreadWord) => void;
	/** The thread's own script is not here and cannot be had. */
	onAbsent: () => void;
}

/** The thread of one page. It indexes what is kept from its start on. */
export class SearchThread {
	readonly #worker = new Worker(trustedThread(address));
	readonly #library = new BroadcastChannel(channelName);
	#due: ReturnType<typeof setTimeout> | undefined;

	constructor({ onWord, onAbsent }: ThreadListener) {
		this.#worker.onmessage = ({ data }: MessageEvent<ThreadWord>) => onWord(data);
		this.#worker.onerror = (event) => {
			console.warn('shyraq: the search cannot be started', event.message);
			onAbsent();
		};
		this.#library.onmessage = ({ data }: MessageEvent<Announcement>) => {
			if (data.kind === 'library-changed') this.#due ??= setTimeout(() => this.look(), stillMs);
		};
	}

	/** Asks; answers come as words with the same number. */
	ask(number: number, question: Question): void {
		this.#send({ kind: 'find', number, question });
	}

	stop(): void {
		clearTimeout(this.#due);
		this.#library.close();
		this.#worker.terminate();
	}

	/** Has what is kept now taken in; `mark` is the word for it, where it is known. */
	look(mark?: string): void {
		this.#due = undefined;
		this.#send({ kind: 'look', ...(mark === undefined ? {} : { mark }) });
	}

	#send(request: ThreadRequest): void {
		this.#worker.postMessage(request);
	}
}
