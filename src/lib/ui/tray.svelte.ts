// Passing messages: one at a time, said aloud once, with perhaps one thing to do about it; what asks for something stays.

/** A message in the tray. */
export interface TrayMessage {
	text: string;
	act?: { label: string; run: () => void };
}

const shownMs = 8000;

/** What the tray shows now. */
export class Tray {
	#message: TrayMessage | undefined = $state.raw();
	/** The one that asks for something, shown again when a passing one has passed. */
	#standing: TrayMessage | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	get message(): TrayMessage | undefined {
		return this.#message;
	}

	/** Shows a message; one that asks for something stays until it is answered or another asks. */
	show(message: TrayMessage, stays = false): void {
		clearTimeout(this.#timer);
		this.#message = message;
		if (stays) this.#standing = message;
		else this.#timer = setTimeout(() => this.#pass(), shownMs);
	}

	/** Puts away what is shown. */
	clear(): void {
		clearTimeout(this.#timer);
		if (this.#message === this.#standing) this.#standing = undefined;
		this.#pass();
	}

	#pass(): void {
		this.#message = this.#standing;
	}
}
