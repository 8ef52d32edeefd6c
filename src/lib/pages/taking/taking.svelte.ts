// Taking along everything that was made here, and taking in what was made elsewhere: the state behind that part of the settings.
import { FaultError } from '#lib/contract/faults.ts';
import { localNames } from '#lib/contract/places.ts';
import { applyLook, loadLook, saveLook } from '#lib/reader/look.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { readMade, takeIn } from '#lib/shelf/made.ts';
import { say, sayCount } from '#lib/words/shape.ts';
import type { TakingWords } from '#lib/words/taking/words.ts';
import type { App } from '../app.svelte.ts';
import { mostBytes, nameFile, readTaking, writeSealed, writeTaking, type Taking, type TakingTrouble } from './form.ts';
import { seal, unseal, type Sealed } from '#lib/shelf/passphrase.ts';

/** How it stands: at rest; at work; a sealed file waits for its passphrase; something was done, or was not. */
type Standing =
	| { kind: 'rest' }
	| { kind: 'work'; sealed?: Sealed }
	| { kind: 'locked'; sealed: Sealed; isWrong: boolean }
	| { kind: 'done' | 'trouble'; text: string };

/** The state behind the part. */
export class TakingState {
	readonly #app: App;
	readonly texts: TakingWords;
	#standing: Standing = $state.raw({ kind: 'rest' });

	constructor(app: App, texts: TakingWords) {
		this.#app = app;
		this.texts = texts;
	}

	get standing(): Standing {
		return this.#standing;
	}

	/** Whether a sealed file waits for its passphrase, or is being opened with one. */
	get isLocked(): boolean {
		return 'sealed' in this.#standing;
	}

	/** The file of everything made here, sealed where a passphrase is given; undefined where it cannot be read, which is then said. */
	async make(passphrase: string): Promise<File | undefined> {
		this.#standing = { kind: 'work' };
		try {
			const made = await readMade(await theShelf());
			const look = isLookChosen() ? { look: loadLook() } : {};
			const plain = await writeTaking({ ...made, ...look });
			const text = passphrase === '' ? plain : writeSealed(await seal(plain, passphrase));
			const name = nameFile(passphrase !== '');
			this.#standing = { kind: 'done', text: say(this.texts.made, { name }) };
			return new File([text], name, { type: 'application/json' });
		} catch (failed) {
			this.#fail(failed);
			return undefined;
		}
	}

	/** Says that a file could not be handed on. */
	refuseShare(): void {
		this.#standing = { kind: 'trouble', text: this.texts.notShared };
	}

	/** Takes in a file that was chosen, or asks for its passphrase. */
	async open(file: File): Promise<void> {
		if (file.size > mostBytes) {
			this.#refuse({ kind: 'large' });
			return;
		}
		this.#standing = { kind: 'work' };
		try {
			await this.#read(await file.text());
		} catch (failed) {
			this.#fail(failed);
		}
	}

	/** Opens the sealed file that waits. */
	async unlock(passphrase: string): Promise<void> {
		if (this.#standing.kind !== 'locked') return;
		const { sealed } = this.#standing;
		this.#standing = { kind: 'work', sealed };
		try {
			const plain = await unseal(sealed, passphrase);
			if (plain === undefined) this.#standing = { kind: 'locked', sealed, isWrong: true };
			else await this.#read(plain, true);
		} catch (failed) {
			this.#fail(failed);
		}
	}

	/** Puts the sealed file that waits away. */
	putAway(): void {
		this.#standing = { kind: 'rest' };
	}

	async #read(text: string, wasSealed = false): Promise<void> {
		const file = await readTaking(text);
		if (file.kind === 'trouble') this.#refuse(file.trouble);
		else if (file.kind === 'open') await this.#takeIn(file.taking);
		else if (wasSealed) this.#refuse({ kind: 'wrong', place: 'sealed' });
		else this.#standing = { kind: 'locked', sealed: file.sealed, isWrong: false };
	}

	async #takeIn({ look, ...made }: Taking): Promise<void> {
		const { marks, places, known } = await takeIn(await theShelf(), made);
		if (look !== undefined && !isLookChosen()) {
			saveLook(look);
			applyLook(look);
			// What shows the look on this page hears of it as other tabs do
			dispatchEvent(new StorageEvent('storage', { key: localNames.look }));
		}
		const { language } = this.#app;
		const { texts } = this;
		const counts = {
			marks: sayCount(texts.marks, marks, language),
			places: sayCount(texts.places, places, language),
			known: sayCount(texts.known, known, language)
		};
		this.#standing = { kind: 'done', text: say(texts.taken, counts) };
	}

	#refuse(trouble: TakingTrouble): void {
		const text = this.texts.troubles[trouble.kind];
		this.#standing = { kind: 'trouble', text: trouble.kind === 'wrong' ? say(text, { place: trouble.place }) : text };
	}

	/** Says what went wrong; what the shelf does not know of is the file's fault, as one nested deeper than can be looked at. */
	#fail(failed: unknown): void {
		const isKnown = failed instanceof FaultError;
		if (!isKnown) console.warn('shyraq: a file of what was made is not to be had', failed);
		const text = isKnown ? this.#app.words.faults[failed.fault.code] : this.texts.troubles.unreadable;
		this.#standing = { kind: 'trouble', text };
	}
}

/** Whether a look was ever chosen here; one that was stands, whatever a file says. */
function isLookChosen(): boolean {
	try {
		return localStorage.getItem(localNames.look) !== null;
	} catch (refused) {
		if (refused instanceof DOMException) return true;
		throw refused;
	}
}
