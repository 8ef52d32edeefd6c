// The drill: a minute in which no network is asked, and what is said to be kept is opened before the reader's eyes.
import { number, object, readAs, whole } from '#lib/article/schema.ts';
import { faultOf, type FaultCode } from '#lib/contract/faults.ts';
import { decodes, proveClaims, type Claim, type Proof } from '#lib/download/proof.ts';
import { idOf } from '#lib/reader/list-parts.ts';
import type { App } from '../app.svelte.ts';
import { walkEdition } from '../edition-walk.ts';
import type { Keeping } from '../keeping.svelte.ts';

/** How long no network is asked. */
const drillMs = 60_000;
/** So many articles are opened, chosen by chance; more would outlast a reader's patience on an old phone. */
export const mostOpened = 14;
const mostOffered = 3;
/** Chosen from among so many of the list. */
const mostListed = 200;
/** What was proven is still shown to whoever comes back from an article within this time. */
const rememberedMs = 10 * 60_000;

const memoryName = 'shyraq-drill';
const proofSchema = object({ articles: whole(), allArticles: whole(), pictures: whole(), allPictures: whole() });
const memorySchema = object({ at: number(), proof: proofSchema });

/** An article offered to be opened by hand. */
export interface Offered {
	id: string;
	title: string;
	language: string;
}

/** What kept the drill from proving anything: nothing to open, an answer from outside, or a fault. */
export type DrillTrouble = 'nothing' | 'leaked' | FaultCode;

/** The state of the drill on the page. */
export class Drill {
	readonly #app: App;
	#now = $state(Date.now());
	#progress: Proof | undefined = $state.raw();
	#proof: Proof | undefined = $state.raw();
	#trouble: DrillTrouble | undefined = $state();
	#offered: Offered[] = $state.raw([]);

	constructor(app: App) {
		this.#app = app;
	}

	/** Seconds for which no network is asked from now on; 0 where there is no drill. */
	get secondsLeft(): number {
		return Math.max(0, Math.ceil(((this.#app.keeping?.drillUntil ?? 0) - this.#now) / 1000));
	}
	/** How far the proof is, while it is made. */
	get progress(): Proof | undefined {
		return this.#progress;
	}
	/** What was proven, once it is. */
	get proof(): Proof | undefined {
		return this.#proof;
	}
	get trouble(): DrillTrouble | undefined {
		return this.#trouble;
	}
	get offered(): Offered[] {
		return this.#offered;
	}

	/** Shows what a drill before this page's life has proven, and counts on. @returns how to stop */
	start(): () => void {
		this.#proof = recall();
		const timer = setInterval(() => (this.#now = Date.now()), 1000);
		return () => clearInterval(timer);
	}

	async begin(keeping: Keeping): Promise<void> {
		this.#proof = this.#trouble = undefined;
		this.#progress = { articles: 0, allArticles: 0, pictures: 0, allPictures: 0 };
		try {
			await keeping.drill(drillMs);
			this.#now = Date.now();
			await this.#prove(keeping);
			remember(this.#proof);
		} catch (failed) {
			this.#trouble = faultOf(failed).code;
		} finally {
			this.#progress = undefined;
		}
	}

	/** Ends it before its time. */
	async end(keeping: Keeping): Promise<void> {
		try {
			await keeping.drill(0);
		} catch (failed) {
			// It ends by itself with the minute
			console.info('shyraq: the drill could not be ended', faultOf(failed));
		}
	}

	async #prove(keeping: Keeping): Promise<void> {
		if (await isAnswered(keeping)) {
			this.#trouble = 'leaked';
			return;
		}
		const items = await this.#gather(keeping);
		if (items.length === 0) {
			this.#trouble = 'unsupported';
			return;
		}
		const claims = await chooseClaims(keeping, items.map(idOf));
		if (claims.length === 0) {
			this.#trouble = 'nothing';
			return;
		}
		this.#offered = items.filter((item) => claims.slice(0, mostOffered).some(({ id }) => id === idOf(item))).map(offer);
		const onProgress = (progress: Proof): void => void (this.#progress = progress);
		this.#proof = await proveClaims(claims, {
			fetch: (address, options) => fetch(address, options),
			isPicture: decodes,
			onProgress
		});
	}

	/** Of a long list more than the front is tried, and not all of it. */
	async #gather({ worker }: Keeping): Promise<HTMLElement[]> {
		const items: HTMLElement[] = [];
		for await (const stretch of walkEdition(worker, this.#app.language)) {
			items.push(...stretch);
			if (items.length >= mostListed) break;
		}
		return items;
	}
}

/** Whether our server can be reached all the same: then nothing would be proven. */
async function isAnswered({ worker }: Keeping): Promise<boolean> {
	try {
		await worker.ask('done', { kind: 'ping' });
		return true;
	} catch (failed) {
		return faultOf(failed).code === 'wrong-answer';
	}
}

/** Articles that the ledger says are here, some by chance. */
async function chooseClaims({ worker, run }: Keeping, ids: string[]): Promise<Claim[]> {
	const { readiness } = await worker.ask('readiness', { kind: 'readiness', ids });
	const claims = Object.entries(readiness.states)
		.filter(([, state]) => state !== 'absent')
		.map(([id]) => ({ id, hasPictures: !run.isTextOnly, order: Math.random() }));
	return claims.sort((one, other) => one.order - other.order).slice(0, mostOpened);
}

function offer(item: HTMLElement): Offered {
	const title = item.querySelector('h2');
	return { id: idOf(item), title: title?.textContent ?? '', language: title?.lang ?? '' };
}

function remember(proof: Proof | undefined): void {
	if (proof === undefined) return;
	try {
		sessionStorage.setItem(memoryName, JSON.stringify({ at: Date.now(), proof }));
	} catch (refused) {
		console.info(`shyraq: the drill is not remembered: ${String(refused)}`);
	}
}

function recall(): Proof | undefined {
	try {
		const memory = readAs(memorySchema, JSON.parse(sessionStorage.getItem(memoryName) ?? 'null'));
		return memory !== undefined && Math.abs(Date.now() - memory.at) < rememberedMs ? memory.proof : undefined;
	} catch (refused) {
		console.info(`shyraq: no drill is remembered: ${String(refused)}`);
		return undefined;
	}
}
