// Where an answer sends us, each step looked at anew, and what of it holds for good.
import { parseTarget, type Target } from './target.ts';
import { FetchTrouble } from './trouble.ts';

/** Redirects to be followed with another GET (RFC 9110, 15.4). */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const permanent: ReadonlySet<number> = new Set([301, 308]);

export function isRedirect(status: number): boolean {
	return redirects.has(status);
}

/** The way of one fetch from the address given to where it stands now. */
export class Way {
	readonly #most: number;
	readonly #seen = new Set<string>();
	#target: Target;
	#led: string | undefined;
	#isPermanent = true;
	#movedTo: string | undefined;

	/** @param most redirects that are followed */
	constructor(start: Target, most: number) {
		this.#target = start;
		this.#most = most;
		this.#seen.add(start.href);
	}

	get target(): Target {
		return this.#target;
	}

	/** The address that the last redirect led to, whether or not it may be asked for. */
	get led(): string | undefined {
		return this.#led;
	}

	/** Whether every step so far holds for good. */
	get isPermanent(): boolean {
		return this.#isPermanent;
	}

	/** Where the address given has moved for good; what comes behind a redirect for now does not count. */
	get movedTo(): string | undefined {
		return this.#movedTo;
	}

	/**
	 * One step on.
	 * @param location as the header has it, its bytes as Latin-1
	 * @throws FetchTrouble of the kind `refused` where it leads round, too far, from https to http, or to no address
	 */
	follow(status: number, location: string | undefined): void {
		if (location === undefined)
			throw new FetchTrouble('failed', `leads on (${status}) and does not say where`, { status });
		const from = this.#target;
		const text = readLocation(location);
		// Told as it stands if it is no address at all
		this.#led = URL.parse(text, from.href)?.href ?? text;
		const target = parseTarget(text, from.href);
		if (this.#seen.has(target.href)) throw new FetchTrouble('refused', 'leads round in a circle');
		if (this.#seen.size > this.#most)
			throw new FetchTrouble('refused', `comes after ${this.#most} redirects, the most that are followed`);
		if (from.isSecure && !target.isSecure)
			throw new FetchTrouble('refused', 'is http, though the way to it began with https');
		this.#isPermanent &&= permanent.has(status);
		if (this.#isPermanent) this.#movedTo = target.href;
		this.#seen.add(target.href);
		this.#target = target;
	}
}

/** Node reads headers as Latin-1; what servers write there unescaped is UTF-8 (url.spec.whatwg.org reads it so too). */
function readLocation(location: string): string {
	const bytes = Buffer.from(location, 'latin1');
	const text = bytes.toString('utf8');
	return text.includes('\ufffd') ? location : text;
}
