// Markdown read in a thread of its own, within bounds of time and memory: some texts of 40 KB would take a parser minutes.
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PressFault } from './fault.ts';
import type { MarkdownResult } from './markdown.ts';

/** What the thread is asked. */
export interface MarkdownQuestion {
	text: string;
	language: string;
}

interface PlainFault {
	sentence: string;
	line?: number;
	field?: string;
}

/** What the thread answers: the markup, or the fault for which there is none. */
export type MarkdownAnswer = { html: string; faults: PlainFault[] } | { refused: PlainFault };

/** A long read of 60 KB takes 0.2 s, a megabyte of prose 1.5 s; on a slow or busy machine some times that. */
const usualLimitMs = 10_000;

/** A megabyte of prose takes some 300 MB. */
const limitMegabytes = 1024;

/** Reads one text after another. The thread is started by the first, and anew after one that was given up. */
export class MarkdownReader {
	readonly #limitMs: number;
	#thread: Promise<Worker> | undefined;
	#last: Promise<unknown> = Promise.resolve();

	constructor(limitMs = usualLimitMs) {
		this.#limitMs = limitMs;
	}

	/**
	 * Does what `readMarkdown` does.
	 * @throws PressFault as it does, and where the text takes too much time or memory
	 */
	async read(text: string, language: string): Promise<MarkdownResult> {
		const before = this.#last;
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.#last = promise;
		await before;
		try {
			return toResult(await this.#ask({ text, language }));
		} finally {
			resolve(undefined);
		}
	}

	/** Ends the thread. The process would not end before. */
	async close(): Promise<void> {
		const thread = this.#thread;
		this.#thread = undefined;
		await (await thread)?.terminate();
	}

	async #ask(question: MarkdownQuestion): Promise<MarkdownAnswer> {
		const thread = await (this.#thread ??= start());
		const limit = new AbortController();
		// An answer that came while this thread was busy is heard before an immediate is, and counts.
		const timer = setTimeout(() => setImmediate(() => limit.abort()), this.#limitMs);
		const answered = once(thread, 'message', { signal: limit.signal }) as Promise<[MarkdownAnswer]>;
		thread.postMessage(question);
		try {
			const [answer] = await answered;
			return answer;
		} catch (failure) {
			await this.close();
			if (limit.signal.aborted)
				throw new PressFault(`the text takes longer than ${this.#limitMs / 1000} s to read${why}`);
			if (isOutOfMemory(failure)) throw new PressFault(`the text takes more than ${limitMegabytes} MB to read${why}`);
			throw failure;
		} finally {
			clearTimeout(timer);
		}
	}
}

const why = '; does it hold thousands of brackets, asterisks or underscores without a space between?';

async function start(): Promise<Worker> {
	const file = join(import.meta.dirname, 'markdown-thread.ts');
	const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: limitMegabytes } });
	// Whoever waits for an answer is told of a failure; one after that is of a thread given up.
	thread.on('error', () => undefined);
	await once(thread, 'message');
	return thread;
}

function toResult(answer: MarkdownAnswer): MarkdownResult {
	if ('refused' in answer) throw toFault(answer.refused);
	return { html: answer.html, faults: answer.faults.map(toFault) };
}

function toFault({ sentence, line, field }: PlainFault): PressFault {
	return new PressFault(sentence, { line, field });
}

function isOutOfMemory(failure: unknown): boolean {
	return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
