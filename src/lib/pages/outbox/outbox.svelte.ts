// The outbox as the page "Saved" shows it: read from the worker, followed as it changes, and what a share sheet brought taken in.
import { readSharedParts } from '#lib/article/shared.ts';
import { faultOf, FaultError } from '#lib/contract/faults.ts';
import type { OutboxAct, OutboxItem, Taken } from '#lib/contract/messages.ts';
import { outboxChannelName, places } from '#lib/contract/places.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import type { OutboxWords } from '#lib/words/outbox/en.ts';
import type { App } from '../app.svelte.ts';

/** What the worker says came of a share, as the address it led to ends. */
const told: Readonly<Record<string, Taken>> = { '#outbox-none': 'none', '#outbox-full': 'full' };

/** The state of the outbox. */
export class Outbox {
	readonly #app: App;
	readonly #worker: ReaderWorker;
	readonly #texts: OutboxWords;
	#items: OutboxItem[] | undefined = $state.raw();
	#taken: Taken | undefined = $state();

	constructor(app: App, worker: ReaderWorker, texts: OutboxWords) {
		this.#app = app;
		this.#texts = texts;
		this.#worker = worker;
	}

	/** What is in it, the last shared first; undefined until the worker has told. */
	get items(): readonly OutboxItem[] | undefined {
		return this.#items;
	}

	/** Why what was shared just now was not taken in, if it was not. */
	get refusal(): 'none' | 'full' | undefined {
		return this.#taken === 'taken' ? undefined : this.#taken;
	}

	/** Reads it, and follows it from now on. @returns how to stop */
	start(): () => void {
		const channel = new BroadcastChannel(outboxChannelName);
		channel.onmessage = () => void this.#ask(undefined);
		const meet = (): void => {
			this.#taken = told[location.hash];
		};
		addEventListener('hashchange', meet);
		meet();
		void this.#ask(this.#shared());
		return () => {
			channel.close();
			removeEventListener('hashchange', meet);
		};
	}

	/** Lets an address go to the desk. */
	async send({ url }: OutboxItem): Promise<void> {
		await this.#ask({ kind: 'send', url });
	}

	/** Takes an address away, with a way back. */
	async remove(item: OutboxItem): Promise<void> {
		const { words, tray } = this.#app;
		if (!(await this.#ask({ kind: 'remove', url: item.url }))) return;
		const run = () => void this.#ask({ kind: 'put-back', item });
		tray.show({ text: this.#texts.removed, act: { label: words.saved.undo, run } });
	}

	/** What was shared, where no worker stood between the share sheet and this page; undefined where nothing was. */
	#shared(): OutboxAct | undefined {
		if (location.pathname !== places.share) return undefined;
		return { kind: 'add', parts: readSharedParts(location.search) };
	}

	async #ask(act: OutboxAct | undefined): Promise<boolean> {
		try {
			const { items, taken } = await this.#worker.ask(
				'outbox',
				act === undefined ? { kind: 'outbox' } : { kind: 'outbox', act }
			);
			this.#items = items;
			if (act?.kind === 'add') {
				this.#taken = taken;
				// It is kept: loaded anew, this page is not to take it in again
				history.replaceState(null, '', `${places.saved}#outbox`);
			}
			return true;
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			const { code } = faultOf(failed);
			// A worker of an older build knows of no outbox
			if (act !== undefined || code !== 'unsupported') this.#app.tray.show({ text: this.#app.words.faults[code] });
			return false;
		}
	}
}
