// The door of the desk: who has the key, how often it may be tried, and who is inside.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isPublicAddress } from '../fetching/public-address.ts';
import { makeGate } from '../press/gate.ts';
import { isKey, readKeyRecord, type KeyRecord } from './key.ts';
import { Sessions } from './sessions.ts';
import { Tries } from './tries.ts';

/** One takes 32 MB and 0.1 s. */
const hashesAtOnce = 2;
const mostWaiting = 8;
const knownCookie = 'shyraq-desk-known';
const knownSeconds = 180 * 24 * 3600;

/** What became of a try. */
export type Try =
	| { kind: 'open'; session: string; known: string }
	| { kind: 'wrong' }
	/** Too many tries, or too many at this moment. */
	| { kind: 'late'; waitMs: number }
	| { kind: 'keyless' };

/** The door of a running server. */
export class Door {
	readonly #dataFolder: string;
	readonly #isProxied: boolean;
	readonly #tries = new Tries();
	readonly #sessions = new Sessions();
	readonly #gate = makeGate(hashesAtOnce);
	#waiting = 0;

	/** @param isProxied whether a proxy is expected to stand in front of us */
	constructor(dataFolder: string, isProxied: boolean) {
		this.#dataFolder = dataFolder;
		this.#isProxied = isProxied;
	}

	/** The id itself where its session is open; the key is looked at anew, for another may have been made. */
	async sessionOf(id: string | undefined, now: Date): Promise<string | undefined> {
		if (id === undefined) return undefined;
		const record = await readKeyRecord(this.#dataFolder);
		return record !== undefined && this.#sessions.isOpen(id, record.salt, now.getTime()) ? id : undefined;
	}

	/** Tries a key. Each try counts before it is looked at, and only a few are looked at at once. */
	async try(typed: string, request: IncomingMessage, now: Date): Promise<Try> {
		const record = await readKeyRecord(this.#dataFolder);
		if (record === undefined) return { kind: 'keyless' };
		const known = knownBrowser(request, record);
		const who = known ?? this.#addressOf(request);
		const waitMs = this.#tries.take(who, now.getTime(), known !== undefined);
		if (waitMs > 0) return { kind: 'late', waitMs };
		if (this.#waiting >= mostWaiting) return { kind: 'late', waitMs: 5_000 };
		this.#waiting += 1;
		try {
			if (!(await this.#gate(() => isKey(typed, record)))) return { kind: 'wrong' };
		} finally {
			this.#waiting -= 1;
		}
		this.#tries.forgive(who);
		const session = this.#sessions.open(record.salt, now.getTime());
		return { kind: 'open', session, known: known ?? markOf(randomBytes(16).toString('hex'), record) };
	}

	/** Ends a session. */
	close(session: string): void {
		this.#sessions.close(session);
	}

	/**
	 * Whose try it is. Behind a proxy the tries of all come from its address, so it is asked who it answers for (the last of
	 * `X-Forwarded-For` is the one that it has seen itself); where it does not say, only the bound on all tries holds.
	 */
	#addressOf({ socket, headers }: IncomingMessage): string | undefined {
		const peer = socket.remoteAddress ?? '';
		if (!this.#isProxied || isPublicAddress(peer)) return peer;
		const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
		return forwarded === '' ? undefined : forwarded.slice(0, 64);
	}
}

/**
 * A browser that had the key has a mark by which it is known at its next login, so that the tries of strangers cannot keep it
 * out (OWASP, "device cookies"). It opens nothing, and ends with the key.
 */
export function writeKnownCookie(mark: string, isSecure: boolean): string {
	const line = `${knownCookie}=${mark}; Path=/desk/login; Max-Age=${knownSeconds}; HttpOnly; SameSite=Strict`;
	return isSecure ? `${line}; Secure` : line;
}

function knownBrowser({ headers }: IncomingMessage, record: KeyRecord): string | undefined {
	const found = /(?:^|;\s*)shyraq-desk-known=([0-9a-f]{32})\.([\w-]{43})(?:;|$)/.exec(headers.cookie ?? '');
	const [, name = '', seal = ''] = found ?? [];
	const mark = markOf(name, record);
	const given = Buffer.from(`${name}.${seal}`);
	return found !== null && given.length === mark.length && timingSafeEqual(given, Buffer.from(mark)) ? mark : undefined;
}

/** Only who can read the hash of the key can make one. */
function markOf(name: string, { hash }: KeyRecord): string {
	return `${name}.${createHmac('sha256', hash).update(`known:${name}`).digest('base64url')}`;
}
