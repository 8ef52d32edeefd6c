// A thread of TypeScript that answers one question after another, within bounds of time and memory; given up, it is replaced.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What a thread may take for one question. */
export interface ThreadBounds {
	limitMs: number;
	limitMegabytes: number;
}

/** A question that took more than its thread may take. */
export class ThreadOverrun extends Error {
	readonly kind: 'time' | 'memory';

	constructor(kind: 'time' | 'memory', cause?: unknown) {
		super(`the thread passed its limit of ${kind}`, cause === undefined ? undefined : { cause });
		this.name = 'ThreadOverrun';
		this.kind = kind;
	}
}

/**
 * Asks a file run as a thread, which posts `ready` first and then one answer for each question. The thread is started by the
 * first question, and anew after one that was given up.
 */
export class Thread<Question, Answer> {
	readonly #file: string;
	readonly #bounds: ThreadBounds;
	#worker: Promise<Worker> | undefined;
	#last: Promise<unknown> = Promise.resolve();

	/** `file` is the absolute path of the thread's TypeScript. */
	constructor(file: string, bounds: ThreadBounds) {
		this.#file = file;
		this.#bounds = bounds;
	}

	/**
	 * The answer to a question, after those to the ones before.
	 * @throws ThreadOverrun past a bound, and whatever the thread died of
	 */
	async ask(question: Question): Promise<Answer> {
		const before = this.#last;
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.#last = promise;
		await before;
		try {
			return await this.#askNow(question);
		} finally {
			resolve(undefined);
		}
	}

	/** Ends the thread. The process would not end before. */
	async close(): Promise<void> {
		const worker = this.#worker;
		this.#worker = undefined;
		await (await worker)?.terminate();
	}

	async #askNow(question: Question): Promise<Answer> {
		const worker = await this.#start();
		const limit = new AbortController();
		// An answer that came while this thread was busy is heard before an immediate is, and counts.
		const timer = setTimeout(() => setImmediate(() => limit.abort()), this.#bounds.limitMs);
		const answered = once(worker, 'message', { signal: limit.signal }) as Promise<[Answer]>;
		// One that ends without a word would be waited for till the limit.
		const onExit = (): void => void worker.emit('error', new Error('the thread ended before it answered'));
		worker.once('exit', onExit);
		worker.postMessage(question);
		try {
			const [answer] = await answered;
			return answer;
		} catch (failure) {
			worker.off('exit', onExit);
			await this.close();
			if (limit.signal.aborted) throw new ThreadOverrun('time');
			if (isOutOfMemory(failure)) throw new ThreadOverrun('memory', failure);
			throw failure;
		} finally {
			worker.off('exit', onExit);
			clearTimeout(timer);
		}
	}

	async #start(): Promise<Worker> {
		const starting = (this.#worker ??= start(this.#file, this.#bounds.limitMegabytes));
		try {
			return await starting;
		} catch (failure) {
			this.#worker = undefined;
			throw failure;
		}
	}
}

async function start(file: string, limitMegabytes: number): Promise<Worker> {
	const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: limitMegabytes } });
	// Whoever waits for an answer is told of a failure; one after that is of a thread given up.
	worker.on('error', () => undefined);
	await once(worker, 'message');
	return worker;
}

function isOutOfMemory(failure: unknown): boolean {
	return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
