// What single keys need of the app: its words and messages, and the worker once there is one.
import type { Language } from '#lib/contract/languages.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';

export interface Keyed {
	readonly words: Words;
	readonly language: Language;
	readonly tray: Tray;
	/** Undefined until the page keeps what comes. */
	readonly keeping: { readonly worker: ReaderWorker } | undefined;
}
