// The mirrors that this phone knows: those the publisher named, and those a reader added by hand.
import { faultOf, type FaultCode } from '#lib/contract/faults.ts';
import type { MirrorView } from '#lib/contract/messages.ts';
import type { Keeping } from '../keeping.svelte.ts';

/** Why an address was not added. */
export type AddressTrouble = 'wrong' | 'known';

/** The state of the list. */
export class Mirrors {
	readonly #keeping: Keeping;
	#list: MirrorView[] | undefined = $state.raw();
	#answeredBy: string | undefined = $state();
	#fault: FaultCode | undefined = $state();

	constructor(keeping: Keeping) {
		this.#keeping = keeping;
	}

	/** Undefined until the worker has told. */
	get list(): MirrorView[] | undefined {
		return this.#list;
	}
	/** The one that answered last in the publisher's place. */
	get answeredBy(): string | undefined {
		return this.#answeredBy;
	}
	get fault(): FaultCode | undefined {
		return this.#fault;
	}

	async look(): Promise<void> {
		await this.#ask(undefined);
	}

	/** Adds a server by its address. @returns what is wrong with it */
	async add(address: string): Promise<AddressTrouble | undefined> {
		const origin = originOf(address);
		if (origin === undefined) return 'wrong';
		if (origin === location.origin || this.#list?.some((mirror) => mirror.origin === origin)) return 'known';
		await this.#ask([...this.#byHand(), origin]);
		return undefined;
	}

	async remove(origin: string): Promise<void> {
		await this.#ask(this.#byHand().filter((known) => known !== origin));
	}

	#byHand(): string[] {
		return (this.#list ?? []).filter(({ isByHand }) => isByHand).map(({ origin }) => origin);
	}

	async #ask(byHand: string[] | undefined): Promise<void> {
		this.#fault = undefined;
		try {
			const request = byHand === undefined ? { kind: 'mirrors' as const } : { kind: 'mirrors' as const, byHand };
			const { mirrors, answeredBy } = await this.#keeping.worker.ask('mirrors', request);
			this.#list = mirrors;
			this.#answeredBy = answeredBy;
		} catch (failed) {
			this.#fault = faultOf(failed).code;
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
