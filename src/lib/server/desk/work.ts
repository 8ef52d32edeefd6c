// What the desk has been asked to do and takes longer than a page may wait: done by commands, in turn, and reported.
import { randomBytes } from 'node:crypto';
import { noteFailure } from '../log.ts';
import type { Ended, RunCommand } from '../serve/run-command.ts';
import { readOutcome, type Outcome } from './outcome.ts';
import { VisitFault } from './visit.ts';

/** What a task is about. */
export type TaskKind = 'follow' | 'save' | 'refresh' | 'import';

/** A task, from being asked for to its report. */
export interface Task {
	id: string;
	kind: TaskKind;
	/** As a heading: what is done, to what. */
	title: string;
	state: 'waiting' | 'running' | 'done';
	begun: Date;
	/** Things done so far, where the command tells of each. */
	count: number;
	/** What became of it, once it is done. */
	outcome: Outcome | undefined;
	/** What could not be done of what was asked, known from the start. */
	troubles: readonly string[];
}

/** Tasks remembered after they ended, and waiting for their turn. */
const mostRemembered = 50;
const mostWaiting = 20;

/** Files and refreshes may take minutes, for which nobody who saves a page should wait. */
const laneOf: Readonly<Record<TaskKind, 'long' | 'short'>> = {
	follow: 'short',
	save: 'short',
	refresh: 'long',
	import: 'long'
};

/** What is asked of a task. */
export interface Asked {
	kind: TaskKind;
	title: string;
	/** The words of the command. */
	words: readonly string[];
	troubles?: readonly string[];
	/** Done when it has ended, however. */
	after?: () => Promise<void>;
}

/** The tasks of a running server, one of each lane at a time. */
export class Work {
	readonly #run: RunCommand;
	readonly #tasks = new Map<string, Task>();
	readonly #ends = new Map<string, Promise<void>>();
	readonly #lanes = { long: Promise.resolve(), short: Promise.resolve() };

	constructor(run: RunCommand) {
		this.#run = run;
	}

	/** Has something done. @throws VisitFault where too much waits already */
	start(asked: Asked): Task {
		const waiting = [...this.#tasks.values()].filter(({ state }) => state === 'waiting').length;
		if (waiting >= mostWaiting)
			throw new VisitFault(503, `${mostWaiting} things wait to be done already: ask again when some of them are.`);
		const task: Task = {
			id: randomBytes(9).toString('hex'),
			kind: asked.kind,
			title: asked.title,
			state: 'waiting',
			begun: new Date(),
			count: 0,
			outcome: undefined,
			troubles: asked.troubles ?? []
		};
		this.#tasks.set(task.id, task);
		const lane = laneOf[asked.kind];
		const end = this.#lanes[lane].then(() => this.#do(task, asked));
		this.#lanes[lane] = end;
		this.#ends.set(task.id, end);
		this.#forget();
		return task;
	}

	find(id: string): Task | undefined {
		return this.#tasks.get(id);
	}

	/** The newest first. */
	list(): Task[] {
		return [...this.#tasks.values()].reverse();
	}

	/** Waits until a task is done, but not longer than some time. */
	async wait(id: string, limitMs: number): Promise<void> {
		const { promise: late, resolve } = Promise.withResolvers<undefined>();
		const timer = setTimeout(resolve, limitMs, undefined);
		await Promise.race([this.#ends.get(id) ?? late, late]);
		clearTimeout(timer);
	}

	async #do(task: Task, { words, after }: Asked): Promise<void> {
		task.state = 'running';
		let ended: Ended = { code: undefined, last: '', said: [] };
		try {
			ended = await this.#run([...words, '--json'], () => (task.count += 1));
		} finally {
			task.outcome = readOutcome(ended);
			if (task.outcome.kind === 'refused' && task.outcome.isFault)
				noteFailure(`the desk: ${words.join(' ')}`, ended.said.join('\n'));
			task.state = 'done';
			await after?.();
		}
	}

	#forget(): void {
		const done = [...this.#tasks.values()].filter(({ state }) => state === 'done');
		for (const { id } of done.slice(0, Math.max(0, this.#tasks.size - mostRemembered))) {
			this.#tasks.delete(id);
			this.#ends.delete(id);
		}
	}
}
