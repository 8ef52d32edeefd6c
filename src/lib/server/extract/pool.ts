// Pages extracted in a bounded number of threads, each page within bounds of time and memory.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Thread, ThreadOverrun } from '../thread.ts';
import { ExtractFault, type ExtractTrouble } from './fault.ts';
import type { ExtractedPage } from './page.ts';

/** A page as it came, or decoded already. */
export type PageSource = { html: string } | { bytes: Uint8Array; contentType: string | undefined };

/** What a thread is asked. */
export interface PageQuestion {
	url: string;
	source: PageSource;
}

/** What a thread answers: the article, `undefined` where there is none, or why the page was refused. */
export type PageAnswer = { page: ExtractedPage | undefined } | { refused: { code: ExtractTrouble; sentence: string } };

export interface PoolOptions {
	/** How many threads; as many as the machine has processors but one, which stays for answering. */
	threads?: number;
	/** What one page may take. A long read takes 0.5 s, on a slow or busy machine some times that. */
	limitMs?: number;
	/** What one page may take of memory. The largest pages seen take some 200 MB. */
	limitMegabytes?: number;
	/** Another file than ours to run as a thread. */
	file?: string;
}

type PageThread = Thread<PageQuestion, PageAnswer>;

/** Extracts pages beside the thread that answers readers. Threads are started when they are needed first. */
export class ExtractPool {
	readonly #limitMs: number;
	readonly #limitMegabytes: number;
	readonly #all: readonly PageThread[];
	readonly #idle: PageThread[];
	readonly #waiting: ((thread: PageThread) => void)[] = [];
	#isClosed = false;

	constructor({
		threads = Math.max(1, availableParallelism() - 1),
		limitMs = 10_000,
		limitMegabytes = 768,
		file
	}: PoolOptions = {}) {
		this.#limitMs = limitMs;
		this.#limitMegabytes = limitMegabytes;
		const path = file ?? join(import.meta.dirname, 'page-thread.ts');
		this.#all = Array.from({ length: threads }, () => new Thread(path, { limitMs, limitMegabytes }));
		this.#idle = [...this.#all];
	}

	/**
	 * Does what `extractPage` does. `url` is the absolute address the page was found at.
	 * @throws ExtractFault with the page's address and the limit, where the page is refused, takes too much, or kills its thread
	 */
	async extract(url: string, source: PageSource): Promise<ExtractedPage | undefined> {
		const thread = await this.#take();
		try {
			if (this.#isClosed) throw new ExtractFault('closed', 'the server is stopping, so the page was not read');
			const answer = await thread.ask({ url, source });
			if ('refused' in answer) throw new ExtractFault(answer.refused.code, answer.refused.sentence);
			return answer.page;
		} catch (failure) {
			throw this.#toFault(failure).at(url);
		} finally {
			this.#give(thread);
		}
	}

	/** Ends the threads; what is being extracted then is given up. */
	async close(): Promise<void> {
		this.#isClosed = true;
		await Promise.all(this.#all.map((thread) => thread.close()));
	}

	async #take(): Promise<PageThread> {
		const thread = this.#idle.pop();
		if (thread !== undefined) return thread;
		const { promise, resolve } = Promise.withResolvers<PageThread>();
		this.#waiting.push(resolve);
		return promise;
	}

	#give(thread: PageThread): void {
		const next = this.#waiting.shift();
		if (next === undefined) this.#idle.push(thread);
		else next(thread);
	}

	#toFault(failure: unknown): ExtractFault {
		if (failure instanceof ExtractFault) return failure;
		if (this.#isClosed) return new ExtractFault('closed', 'the server is stopping, so the page was not read');
		if (!(failure instanceof ThreadOverrun)) {
			return new ExtractFault(
				'crashed',
				'the page could not be read: its markup breaks the reading of it',
				undefined,
				failure
			);
		}
		return failure.kind === 'time'
			? new ExtractFault('too-slow', `the page takes longer than ${this.#limitMs / 1000} s to read`)
			: new ExtractFault('too-much-memory', `the page takes more than ${this.#limitMegabytes} MB to read`);
	}
}
