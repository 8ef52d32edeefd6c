// The press of a running server: in a process of its own, never two at once, and what became of the last.
import type { RunCommand } from './run-command.ts';

/** What the press is doing, or how it last ended. */
export type PressState =
	| { kind: 'idle' }
	| { kind: 'running' }
	/** Why the edition that stands is still the one of before, a sentence each. */
	| { kind: 'failed'; sentences: readonly string[] };

/** Lines about how far it is, which are no reason for anything. */
const progress = /^(?:Pressed \d+ of \d+:|Another press is at work)/;
const mostSentences = 20;

/**
 * Presses whenever it is wanted; wanted while one is at work, another follows it. Pictures and odd files may take a minute, in
 * which nobody would be answered, so each is a process of its own. A failure leaves the edition that stands.
 */
export class Presses {
	readonly #run: RunCommand;
	readonly #say: (line: string) => void;
	#state: PressState = { kind: 'idle' };
	#isWanted = false;

	/** @param say where its lines go, for who looks at the server's own */
	constructor(run: RunCommand, say: (line: string) => void) {
		this.#run = run;
		this.#say = say;
	}

	get state(): PressState {
		return this.#state;
	}

	/** Has the edition pressed, now or after the press that is at work. */
	want(): void {
		this.#isWanted = true;
		if (this.#state.kind !== 'running') void this.#work();
	}

	async #work(): Promise<void> {
		while (this.#isWanted) {
			this.#isWanted = false;
			this.#state = { kind: 'running' };
			const { code, said } = await this.#run(['press'], this.#say);
			const sentences = said.filter((line) => line !== '' && !progress.test(line)).slice(-mostSentences);
			this.#state = code === 0 ? { kind: 'idle' } : { kind: 'failed', sentences };
		}
	}
}
