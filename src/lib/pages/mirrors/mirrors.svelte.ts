// The mirrors that this phone knows: those the publisher named, and those a reader added by hand.
import { mostByHand } from '#lib/contract/by-hand.ts';
import { faultOf, type FaultCode } from '#lib/contract/faults.ts';
import type { MirrorView, WorkerRequest } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import type { Keeping } from '../keeping.svelte.ts';

/** Why an address was not added. */
export type AddressTrouble = 'wrong' | 'known' | 'many';

/** Announcements within this time are one look: while much is kept, many come. */
const stillMs = 500;

/** The state of the list. */
export class Mirrors {
	readonly #keeping: Keeping;
	#list: MirrorView[] | undefined = $state.raw();
	#asked: readonly string[] = $state.raw([]);
	#fault: FaultCode | undefined = $state();
	#looking: ReturnType<typeof setTimeout> | undefined;

	constructor(keeping: Keeping) {
		this.#keeping = keeping;
	}

	/** Undefined until the worker has told. */
	get list(): MirrorView[] | undefined {
		return this.#list;
	}
	/** Those that are being asked just now, by their origins. */
	get asked(): readonly string[] {
		return this.#asked;
	}
	get fault(): FaultCode | undefined {
		return this.#fault;
	}

	/** Reads the list, and again whenever the worker tells the tabs of something. @returns how to stop */
	follow(): () => void {
		const channel = new BroadcastChannel(channelName);
		channel.onmessage = () => {
			this.#looking ??= setTimeout(() => {
				this.#looking = undefined;
				void this.#ask({});
			}, stillMs);
		};
		void this.#ask({});
		return () => {
			channel.close();
			clearTimeout(this.#looking);
		};
	}

	/** Adds a server by its address, and has it asked at once. @returns what is wrong with the address, before any answer came */
	async add(address: string): Promise<AddressTrouble | undefined> {
		const origin = originOf(address);
		if (origin === undefined) return 'wrong';
		if (origin === location.origin || this.#list?.some((mirror) => mirror.origin === origin)) return 'known';
		if (this.#byHand().length >= mostByHand) return 'many';
		this.#fault = undefined;
		if (await this.#ask({ byHand: [...this.#byHand(), origin] })) void this.#try(origin);
		return undefined;
	}

	async remove(origin: string): Promise<void> {
		this.#fault = undefined;
		await this.#ask({ byHand: this.#byHand().filter((known) => known !== origin) });
	}

	/** Has one of them asked for its contents. */
	async #try(origin: string): Promise<void> {
		this.#asked = [...this.#asked, origin];
		await this.#ask({ asked: origin });
		this.#asked = this.#asked.filter((other) => other !== origin);
		const last = this.#list?.find((mirror) => mirror.origin === origin)?.last;
		if (last?.kind === 'copy' || last?.kind === 'pieces') this.#keeping.lookAgain();
	}

	#byHand(): string[] {
		return (this.#list ?? []).filter(({ isByHand }) => isByHand).map(({ origin }) => origin);
	}

	/** @returns whether the worker answered */
	async #ask(wish: Omit<Extract<WorkerRequest, { kind: 'mirrors' }>, 'kind'>): Promise<boolean> {
		try {
			const { mirrors } = await this.#keeping.worker.ask('mirrors', { kind: 'mirrors', ...wish });
			this.#list = mirrors;
			this.#fault = undefined;
			return true;
		} catch (failed) {
			this.#fault = faultOf(failed).code;
			return false;
		}
	}
}

/** The origin of an address typed by hand; undefined where it is none that may be asked (only https is, but for this very device), or names more than a server. */
function originOf(address: string): string | undefined {
	const typed = address.trim();
	const hasScheme = /^[a-z]+:\/\//i.test(typed);
	// Nobody has a certificate for this device
	const scheme = /^(localhost|127\.0\.0\.1)(?![\w.-])/i.test(typed) ? 'http' : 'https';
	const whole = hasScheme ? typed : `${scheme}://${typed}`;
	if (!URL.canParse(whole)) return undefined;
	const url = new URL(whole);
	if (url.pathname + url.search + url.hash !== '/') return undefined;
	const mayBeAsked = isThisDevice(url) || (url.protocol === 'https:' && url.hostname.includes('.'));
	return mayBeAsked && /^https?:$/.test(url.protocol) && url.username === '' ? url.origin : undefined;
}

function isThisDevice({ hostname }: URL): boolean {
	return hostname === 'localhost' || hostname === '127.0.0.1';
}
