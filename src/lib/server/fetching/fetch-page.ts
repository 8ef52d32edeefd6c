// One address fetched as a whole: looked at, waited for, asked, followed, read, and told of in one outcome.
import type { IncomingMessage } from 'node:http';
import type { Allowed } from './allow.ts';
import { readHead, readStatus, type Fetched } from './answer.ts';
import { ask, writeAgent } from './ask.ts';
import { readBody } from './body.ts';
import { readEtag, readLastModified, readMaxAge } from './caching.ts';
import { connectTo } from './connect.ts';
import { Deadlines } from './deadlines.ts';
import { Hosts } from './hosts.ts';
import { tellMs, usualLimits, type FetchKind, type Limits } from './limits.ts';
import { troubleOf } from './network-trouble.ts';
import { isRedirect, Way } from './redirects.ts';
import { resolveBySystem, resolveTarget, type Resolve } from './resolve.ts';
import { parseTarget, type Target } from './target.ts';
import { sentenceOf, type FetchTrouble } from './trouble.ts';

/** What is to be fetched. */
export interface Wanted {
	/** As the editor or a document gave it: an absolute http(s) address. */
	address: string;
	kind: FetchKind;
	/** Validators that came with what is held; sent to the address's own origin only. */
	etag?: string | undefined;
	lastModified?: string | undefined;
	/** Ends the fetch, which then throws the signal's reason. */
	signal?: AbortSignal | undefined;
}

/** Fetches one address. Throws only the reason of the caller's signal, and bugs; all else is an outcome. */
export type FetchPage = (wanted: Wanted) => Promise<Fetched>;

/** What all fetches of a process have in common. */
export interface FetchSettings {
	/** `Config.fetchAllow`. */
	allow: readonly Allowed[];
	/** The publisher's public origin, named to every server that is asked. */
	origin: string | undefined;
	hosts?: Hosts;
	limits?: Limits;
	resolve?: Resolve;
	/** Certificates of authorities that are trusted, in place of those that Node knows, as PEM. */
	authorities?: readonly string[];
	/** ms since 1970. */
	now?: () => number;
}

/** Makes the function by which everything foreign is fetched. One for a process: it holds the turns of the hosts. */
export function makeFetchPage(settings: FetchSettings): FetchPage {
	const whole = {
		hosts: new Hosts(),
		limits: usualLimits,
		resolve: resolveBySystem,
		now: Date.now,
		agent: writeAgent(settings.origin),
		...settings
	};
	return (wanted) => new Fetch(wanted, whole).run();
}

type WholeSettings = FetchSettings &
	Required<Pick<FetchSettings, 'hosts' | 'limits' | 'resolve' | 'now'>> & { agent: string };

class Fetch {
	readonly #wanted: Wanted;
	readonly #settings: WholeSettings;
	#way: Way | undefined;
	/** Time spent at hosts, without the waiting for turns. */
	#spentMs = 0;

	constructor(wanted: Wanted, settings: WholeSettings) {
		this.#wanted = wanted;
		this.#settings = settings;
	}

	async run(): Promise<Fetched> {
		try {
			const way = new Way(parseTarget(this.#wanted.address), this.#settings.limits.redirects);
			this.#way = way;
			const origin = way.target.origin;
			for (;;) {
				const done = await this.#takeStep(way, way.target.origin === origin);
				if (done !== undefined) return done;
			}
		} catch (caught) {
			if (this.#wanted.signal?.aborted === true) throw this.#wanted.signal.reason;
			const trouble = troubleOf(caught, this.#settings.limits);
			if (trouble === undefined) throw caught;
			return this.#tell(trouble);
		}
	}

	/** One host's turn: the outcome, or undefined where the way goes on. */
	async #takeStep(way: Way, isAtHome: boolean): Promise<Fetched | undefined> {
		const { hosts, limits } = this.#settings;
		const { signal } = this.#wanted;
		return hosts.take(way.target.host, signal, async () => {
			const began = performance.now();
			const deadlines = new Deadlines(signal);
			const leftMs = Math.max(0, limits.wholeMs - this.#spentMs);
			deadlines.start('whole', leftMs, `took longer than ${tellMs(limits.wholeMs)} as a whole`);
			try {
				return await this.#visit(way, isAtHome, deadlines);
			} catch (caught) {
				// What a clock ended fails in many ways; the clock's own word is the true one
				deadlines.signal.throwIfAborted();
				throw caught;
			} finally {
				deadlines.close();
				this.#spentMs += performance.now() - began;
			}
		});
	}

	async #visit(way: Way, isAtHome: boolean, deadlines: Deadlines): Promise<Fetched | undefined> {
		const { limits } = this.#settings;
		const etag = isAtHome ? readEtag(this.#wanted.etag) : undefined;
		const lastModified = isAtHome ? readLastModified(this.#wanted.lastModified) : undefined;
		const addresses = await this.#resolve(way.target, deadlines);
		const socket = await connectTo(way.target, addresses, { ...this.#settings, deadlines });
		try {
			const question = { kind: this.#wanted.kind, agent: this.#settings.agent, etag, lastModified };
			const answer = await ask(socket, way.target, question, { deadlines, limits });
			const isConditional = etag !== undefined || lastModified !== undefined;
			return await this.#read(answer, way, isConditional, deadlines);
		} finally {
			socket.destroy();
		}
	}

	async #resolve(target: Target, deadlines: Deadlines): Promise<readonly string[]> {
		const { allow, resolve, limits } = this.#settings;
		deadlines.start('resolve', limits.resolveMs, `has a host that was not found within ${tellMs(limits.resolveMs)}`);
		const addresses = await resolveTarget(target, { allow, resolve, signal: deadlines.signal });
		deadlines.stop('resolve');
		return addresses;
	}

	async #read(
		answer: IncomingMessage,
		way: Way,
		isConditional: boolean,
		deadlines: Deadlines
	): Promise<Fetched | undefined> {
		const { limits, now } = this.#settings;
		const status = answer.statusCode ?? 0;
		if (isRedirect(status)) {
			way.follow(status, answer.headers.location);
			return undefined;
		}
		const { isPermanent, movedTo, target } = way;
		const meaning = readStatus(status, answer.headers, { isConditional, isPermanent }, now());
		switch (meaning.kind) {
			case 'read': {
				const bytes = await readBody(answer, this.#wanted.kind, { deadlines, limits });
				return { kind: 'fresh', status, url: target.href, bytes, movedTo, ...readHead(answer.headers, now()) };
			}
			case 'unchanged':
				return { kind: 'unchanged', movedTo, maxAgeSeconds: readMaxAge(answer.headers, now()) };
			case 'gone':
				return { kind: 'gone', sentence: this.#tellOf('is gone for good, as its server says (410)') };
			case 'later':
				return {
					...meaning,
					status,
					sentence: this.#tellOf(`has a server that asks for time (${status})`)
				};
		}
	}

	#tell(trouble: FetchTrouble): Fetched {
		const { kind, status, message } = trouble;
		const sentence = this.#tellOf(message);
		return status === undefined ? { kind, sentence } : { kind, sentence, status };
	}

	#tellOf(predicate: string): string {
		return sentenceOf(this.#wanted.address, this.#way?.led, predicate);
	}
}
