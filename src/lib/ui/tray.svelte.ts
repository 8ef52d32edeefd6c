// Passing messages: one at a time, said aloud once, with perhaps one thing to do about it; what asks for something stays.

/** A message in the tray. */
export interface TrayMessage {
	text: string;
	act?: TrayAct;
}

/** Something to do, as a button. */
export interface TrayAct {
	label: string;
	run: () => void;
}

const shownMs = 8000;

/** What the tray shows now. */
export class Tray {
	#message: TrayMessage | undefined = $state.raw();
	/** The one that asks for something, shown again when a passing one has passed. */
	#standing: TrayMessage | undefined;
	#offer: TrayAct | undefined = $state.raw();
	#timer: ReturnType<typeof setTimeout> | undefined;

	get message(): TrayMessage | undefined {
		return this.#message;
	}

	/** What the page offers to do just now; it stands below the message, so that neither covers the other. */
	get offer(): TrayAct | undefined {
		return this.#offer;
	}

	/** Offers something to do until it is offered no more. */
	offerAct(offer: TrayAct | undefined): void {
		this.#offer = offer;
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
