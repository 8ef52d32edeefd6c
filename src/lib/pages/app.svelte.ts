// What every page of a document shares: its words, passing messages, and the keeping of the library once the page is painted.
import { createContext } from 'svelte';
import type { Language } from '#lib/contract/languages.ts';
import { faultOf } from '#lib/contract/faults.ts';
import { takeBreath } from '#lib/reader/breath.ts';
import { findSealsBy } from '#lib/shelf/door.ts';
import { watchOpening } from '#lib/ui/opening.ts';
import { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { Keeping } from './keeping.svelte.ts';

/** The app of one document. */
export class App {
	readonly words: Words;
	readonly language: Language;
	readonly tray = new Tray();
	#keeping: Keeping | undefined = $state();
	#isPossible = $state(true);

	constructor(words: Words, language: Language) {
		this.words = words;
		this.language = language;
		findSealsBy(async (lock) => {
			try {
				return await (await import('./lock/find-seal.ts')).findSeal(this, lock);
			} catch (failed) {
				console.warn('shyraq: what unlocks is not to be had', failed);
				return undefined;
			}
		});
	}

	/** The keeping of the library; undefined until its code is here. */
	get keeping(): Keeping | undefined {
		return this.#keeping;
	}

	/** Whether this browser can keep anything. */
	get isPossible(): boolean {
		return this.#isPossible;
	}

	/** Begins what must not stand before the first paint. @returns how to stop */
	start(): () => void {
		const { dataset } = document.documentElement;
		// The script before the paint looks for it; in the place of what broke stands an error page, which says so.
		if (dataset['broken'] === undefined) dataset['alive'] = 'yes';
		const stops = [watchOpening(() => this.tray.show({ text: this.words.nav.opening }))];
		const begin = async (): Promise<void> => {
			const { startKeeping } = await import('./start-keeping.ts');
			const { hearKeys } = await import('./hear-keys.ts');
			stops.push(hearKeys(this));
			await takeBreath();
			try {
				this.#keeping = await startKeeping(this, stops);
			} catch (failed) {
				this.#isPossible = false;
				console.info(`shyraq: nothing can be kept here: ${faultOf(failed).code}`);
			}
		};
		const wait = 'requestIdleCallback' in window ? requestIdleCallback : (run: () => void) => setTimeout(run, 200);
		// A page out of sight is never painted, and one that is listened to needs what begins here
		if (document.visibilityState === 'hidden') void begin();
		else requestAnimationFrame(() => wait(() => void begin()));
		return () => stops.forEach((stop) => stop());
	}
}

export const [theApp, setApp] = createContext<App>();
