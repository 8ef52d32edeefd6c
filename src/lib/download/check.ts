// Reading everything back, step by step, by the reader's wish; and a few pieces at each start, going round by and by.
import { maybe, object, text, time, whole, type Of } from '#lib/article/schema.ts';
import { faultOf, type Fault } from '#lib/contract/faults.ts';
import type { Asks } from './network.ts';

/** What is remembered of checks from one visit to the next. */
export const checkSchema = object({
	/** Where the check by wish goes on; absent where none is under way. */
	from: maybe(text(200)),
	looked: whole(),
	lost: whole(),
	/** Where the few pieces of the next start begin; absent at the beginning. */
	place: maybe(text(200)),
	/** When a check by wish last came to its end, and what it had lost by then. */
	endedAt: maybe(time)
});
export type CheckMemory = Of<typeof checkSchema>;

/** How a check stands. */
export interface CheckState {
	kind: 'idle' | 'running' | 'paused' | 'done' | 'failed';
	/** Pieces read back, and of them damaged or gone. */
	looked: number;
	lost: number;
	endedAt: string | undefined;
	fault: Fault | undefined;
}

export const idleCheck: CheckState = { kind: 'idle', looked: 0, lost: 0, endedAt: undefined, fault: undefined };

/** What a check needs of the page. */
export interface CheckNeeds extends Asks {
	load: () => Promise<CheckMemory | undefined>;
	save: (memory: CheckMemory) => Promise<void>;
	onState: (state: CheckState) => void;
	/** Something was found gone, and can be brought again. */
	onLost: () => void;
}

/** The checks of this page. */
export class Check {
	readonly #needs: CheckNeeds;
	#memory: CheckMemory = { looked: 0, lost: 0 };
	#state = idleCheck;
	#run = 0;
	/** The few pieces of this start, while they are read back: how many of them were lost. */
	#stepping: Promise<number> | undefined;

	constructor(needs: CheckNeeds) {
		this.#needs = needs;
	}

	/** Reads what was remembered: a check that was cut short shows as paused. */
	async recall(): Promise<void> {
		this.#memory = (await this.#needs.load()) ?? this.#memory;
		const { from, looked, lost, endedAt } = this.#memory;
		if (from !== undefined) this.#show({ kind: 'paused', looked, lost, endedAt });
		else if (endedAt !== undefined) this.#show({ kind: 'done', looked, lost, endedAt });
	}

	/** Reads everything back, or goes on where it was paused. Resolves at its end, or its pause. */
	async start(): Promise<void> {
		if (this.#state.kind === 'running') return;
		const run = (this.#run += 1);
		const isNew = this.#memory.from === undefined;
		const { looked, lost } = isNew ? { looked: 0, lost: 0 } : this.#memory;
		this.#show({ kind: 'running', fault: undefined, looked, lost });
		try {
			// What the start's own look is dropping meanwhile is gone when this check comes to it: it is counted here
			const dropped = (await this.#stepping) ?? 0;
			if (isNew || dropped > 0) await this.#keep({ looked, lost: lost + dropped });
			for (let isEnd = false; !isEnd && this.#run === run;) {
				const { next, looked, lost } = await this.#needs.ask('checked', { kind: 'check', from: this.#memory.from });
				isEnd = next === undefined;
				await this.#keep({
					from: next,
					looked: this.#memory.looked + looked,
					lost: this.#memory.lost + lost,
					...(isEnd ? { endedAt: new Date().toISOString() } : {})
				});
				const { looked: all, lost: gone, endedAt } = this.#memory;
				if (isEnd) this.#show({ kind: 'done', looked: all, lost: gone, endedAt });
				else this.#show({ looked: all, lost: gone });
				if (lost > 0) this.#needs.onLost();
			}
		} catch (failed) {
			this.#show({ kind: 'failed', fault: faultOf(failed) });
		}
	}

	/** Stops after the step under way; what was read need not be read again. */
	pause(): void {
		this.#run += 1;
		if (this.#state.kind === 'running') this.#show({ kind: 'paused' });
	}

	/**
	 * Reads a few pieces back, others at each start, unless all are or were read by wish since. Trouble is no news here:
	 * the next start tries again.
	 */
	async step(): Promise<void> {
		if (this.#run > 0) return;
		this.#stepping = this.#lookAtFew();
		await this.#stepping;
		this.#stepping = undefined;
	}

	async #lookAtFew(): Promise<number> {
		try {
			const { next, lost } = await this.#needs.ask('checked', { kind: 'check', from: this.#memory.place });
			await this.#keep({ place: next });
			if (lost > 0) this.#needs.onLost();
			return lost;
		} catch (failed) {
			console.info('shyraq: a few pieces could not be read back', faultOf(failed));
			return 0;
		}
	}

	async #keep(change: { [Name in keyof CheckMemory]?: CheckMemory[Name] | undefined }): Promise<void> {
		this.#memory = checkSchema({ ...this.#memory, ...change });
		await this.#needs.save(this.#memory);
	}

	#show(change: Partial<CheckState>): void {
		this.#state = { ...this.#state, ...change };
		this.#needs.onState(this.#state);
	}
}
