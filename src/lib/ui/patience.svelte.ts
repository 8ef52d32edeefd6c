// No wait is long without a word: tells when something has been waited for longer than a reader should wonder.

/** A wait longer than this, in milliseconds, needs a word. */
const longMs = 5000;

/** One wait of a component, made while the component is. */
export class Patience {
	#isOver = $state(false);

	/** `isWaiting` is read again whenever what it reads changes; the wait is counted from when it became true. */
	constructor(isWaiting: () => boolean) {
		const waits = $derived(isWaiting());
		$effect(() => {
			this.#isOver = false;
			if (!waits) return undefined;
			const timer = setTimeout(() => (this.#isOver = true), longMs);
			return () => clearTimeout(timer);
		});
	}

	/** Whether the wait has become long. */
	get isOver(): boolean {
		return this.#isOver;
	}
}
