// Who sits at the desk: a random id in a strict cookie, of which the server holds only the hash.
import { createHash, randomBytes } from 'node:crypto';

const lastsMs = 12 * 60 * 60_000;
const mostSessions = 100;
const cookieName = 'shyraq-desk';

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');

/** The open sessions of a running server; a restart closes them all. */
export class Sessions {
	readonly #open = new Map<string, { salt: string; until: number }>();

	/** Opens a session for the key of a salt. @returns its id, 256 bits */
	open(salt: string, now: number): string {
		const id = randomBytes(32).toString('base64url');
		const [oldest] = this.#open.keys();
		if (this.#open.size >= mostSessions && oldest !== undefined) this.#open.delete(oldest);
		this.#open.set(hashOf(id), { salt, until: now + lastsMs });
		return id;
	}

	/** Whether an id is of a session that the key of a salt opened and that has not run out. */
	isOpen(id: string | undefined, salt: string, now: number): boolean {
		const found = id === undefined ? undefined : this.#open.get(hashOf(id));
		return found !== undefined && found.salt === salt && now < found.until;
	}

	/** Closes a session. */
	close(id: string): void {
		this.#open.delete(hashOf(id));
	}
}

/** The `Set-Cookie` line that hands over a session; without an id, the one that takes it back. */
export function writeSessionCookie(id: string | undefined, isSecure: boolean): string {
	const age = id === undefined ? 0 : lastsMs / 1000;
	const line = `${cookieName}=${id ?? ''}; Path=/desk; Max-Age=${age}; HttpOnly; SameSite=Strict`;
	return isSecure ? `${line}; Secure` : line;
}

/** The session's id in a `Cookie` header; undefined where there is none. */
export function readSessionCookie(header: string | undefined): string | undefined {
	return /(?:^|;\s*)shyraq-desk=([\w-]{43})(?:;|$)/.exec(header ?? '')?.[1];
}

/** Whether a form was sent from our own pages: its `Origin` must be there and be ours (RFC 6454, section 7). */
export function isOwnOrigin(origin: string | undefined, own: string): boolean {
	return origin === own;
}
