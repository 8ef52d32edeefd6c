// A text that is said aloud only once it has stood still: a screen reader is not to read out each step on the way.

const stillMs = 1200;

/** The last text that has stood for a while. Made while a component is. */
export class Still {
	#text = $state('');

	constructor(text: () => string) {
		$effect(() => {
			const next = text();
			const timer = setTimeout(() => (this.#text = next), stillMs);
			return () => clearTimeout(timer);
		});
	}

	get text(): string {
		return this.#text;
	}
}
