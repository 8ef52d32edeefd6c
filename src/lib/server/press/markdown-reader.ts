// Markdown read in a thread of its own, within bounds of time and memory: some texts of 40 KB would take a parser minutes.
import { join } from 'node:path';
import { Thread, ThreadOverrun } from '../thread.ts';
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

/** A long read of 60 KB takes 0.2 s, a megabyte of prose 1.5 s where nothing else runs; on a busy machine it took 17 s. */
const usualLimitMs = 30_000;

/** A megabyte of prose takes some 300 MB. */
const limitMegabytes = 1024;

/** Reads one text after another. The thread is started by the first, and anew after one that was given up. */
export class MarkdownReader {
	readonly #limitMs: number;
	readonly #thread: Thread<MarkdownQuestion, MarkdownAnswer>;

	constructor(limitMs = usualLimitMs) {
		this.#limitMs = limitMs;
		this.#thread = new Thread(join(import.meta.dirname, 'markdown-thread.ts'), { limitMs, limitMegabytes });
	}

	/**
	 * Does what `readMarkdown` does.
	 * @throws PressFault as it does, and where the text takes too much time or memory
	 */
	async read(text: string, language: string): Promise<MarkdownResult> {
		return toResult(await this.#ask({ text, language }));
	}

	/** Ends the thread. The process would not end before. */
	async close(): Promise<void> {
		await this.#thread.close();
	}

	async #ask(question: MarkdownQuestion): Promise<MarkdownAnswer> {
		try {
			return await this.#thread.ask(question);
		} catch (failure) {
			if (!(failure instanceof ThreadOverrun)) throw failure;
			const limit =
				failure.kind === 'time' ? `longer than ${this.#limitMs / 1000} s` : `more than ${limitMegabytes} MB`;
			throw new PressFault(`the text takes ${limit} to read${why}`);
		}
	}
}

const why = '; does it hold thousands of brackets, asterisks or underscores without a space between?';

function toResult(answer: MarkdownAnswer): MarkdownResult {
	if ('refused' in answer) throw toFault(answer.refused);
	return { html: answer.html, faults: answer.faults.map(toFault) };
}

function toFault({ sentence, line, field }: PlainFault): PressFault {
	return new PressFault(sentence, { line, field });
}
