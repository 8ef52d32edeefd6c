// Passing messages: one at a time, said aloud once, with perhaps one thing to do about it.

/** A message in the tray. */
export interface TrayMessage {
	text: string;
	act?: { label: string; run: () => void };
}

const shownMs = 8000;

/** What the tray shows now. */
export class Tray {
	#message: TrayMessage | undefined = $state();
	#timer: ReturnType<typeof setTimeout> | undefined;

	get message(): TrayMessage | undefined {
		return this.#message;
	}

	/** Shows a message; one that asks for something stays until it is answered or followed by another. */
	show(message: TrayMessage, stays = false): void {
		clearTimeout(this.#timer);
		this.#message = message;
		if (!stays) this.#timer = setTimeout(() => this.clear(), shownMs);
	}

	clear(): void {
		clearTimeout(this.#timer);
		this.#message = undefined;
	}
}
