// The three states of the network as the page knows them: the worker's outcomes and a ping; the browser's word only asks for one.
import { FaultError } from '#lib/contract/faults.ts';
import type { Announcement, NetworkState, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';

/** The network as it was last met. */
export interface NetworkView {
	state: NetworkState;
	/** When the publisher itself last answered (ISO 8601); undefined where that is not known. */
	contact: string | undefined;
	/** The mirror that answered in its place. */
	mirror: string | undefined;
}

/** What a page does when the network or the library is no longer what it was. */
export interface NetworkListener {
	/** `isBack`: it answers, and did not before. */
	onNetwork: (view: NetworkView, isBack: boolean) => void;
	/** Something was kept, dropped or healed. */
	onLibrary: () => void;
	/** Kept things were found gone that nobody had thrown away. */
	onLost: (articles: number, pictures: number) => void;
}

/** What can be asked. */
export interface Asks {
	ask: <K extends WorkerReply['kind']>(kind: K, request: WorkerRequest) => Promise<Extract<WorkerReply, { kind: K }>>;
}

/** When the page is looked at again, what was learnt longer ago than this is asked anew. */
const staleMs = 30_000;
/** A page that nobody has told anything by then asks by itself. */
const quietMs = 4000;

/** The network as this page knows it. */
export class Network {
	readonly #worker: Asks;
	readonly #listener: NetworkListener;
	#view: NetworkView | undefined;
	#contact: string | undefined;
	#learntAt = -Infinity;
	#pinging: Promise<boolean> | undefined;

	constructor(worker: Asks, listener: NetworkListener) {
		this.#worker = worker;
		this.#listener = listener;
	}

	/** Listens to the worker and the browser. `contact` is remembered from the last visit. @returns how to stop */
	watch(contact?: string): () => void {
		this.#contact = contact;
		const channel = new BroadcastChannel(channelName);
		channel.onmessage = ({ data }: MessageEvent<Announcement>) => this.#hear(data);
		// The browser's `online` is any network, its `offline` may be wrong: what there is, a ping will tell.
		const ask = (): void => void this.ping();
		const seen = (): void => {
			if (document.visibilityState === 'visible' && Math.abs(Date.now() - this.#learntAt) >= staleMs) ask();
		};
		const timer = setTimeout(() => this.#view ?? ask(), quietMs);
		addEventListener('online', ask);
		addEventListener('offline', ask);
		document.addEventListener('visibilitychange', seen);
		return () => {
			clearTimeout(timer);
			channel.close();
			removeEventListener('online', ask);
			removeEventListener('offline', ask);
			document.removeEventListener('visibilitychange', seen);
		};
	}

	/** Has the worker prove that our server answers; what it finds is announced to every tab. One ping at a time. */
	ping(): Promise<boolean> {
		this.#pinging ??= this.#ping().finally(() => (this.#pinging = undefined));
		return this.#pinging;
	}

	async #ping(): Promise<boolean> {
		try {
			await this.#worker.ask('done', { kind: 'ping' });
			return true;
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			return false;
		}
	}

	#hear(word: Announcement): void {
		if (word.kind === 'library-changed') this.#listener.onLibrary();
		else if (word.kind === 'lost') this.#listener.onLost(word.articles, word.pictures);
		else {
			const isBack = word.state === 'well' && this.#view?.state !== 'well';
			if (word.state === 'well' && word.mirror === undefined) this.#contact = word.at;
			this.#learntAt = Date.now();
			this.#view = { state: word.state, contact: this.#contact, mirror: word.mirror };
			this.#listener.onNetwork(this.#view, isBack);
		}
	}
}
