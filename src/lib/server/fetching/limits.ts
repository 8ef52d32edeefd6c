// How much of time, bytes and turns a fetch may take, in one place.

/** What is fetched, which decides how many bytes it may have and what is asked for. */
export type FetchKind = 'page' | 'feed' | 'picture';

/** The bounds of a fetch; times are in ms, sizes in bytes. */
export interface Limits {
	/** Asking the name server. */
	resolveMs: number;
	/** Reaching one of the host's addresses, with the handshake of TLS. */
	connectMs: number;
	/** From the question sent to the last header come. */
	headMs: number;
	/** Between two pieces of the body. */
	stallMs: number;
	/** All of it with every redirect, but not the wait for the host's turn. */
	wholeMs: number;
	headerBytes: number;
	/** Of the body, both as it comes and unpacked. */
	bodyBytes: Readonly<Record<FetchKind, number>>;
	/** How many times as large as what came a body may be unpacked, beyond `ratioFromBytes`. */
	ratio: number;
	ratioFromBytes: number;
	redirects: number;
	/** Interim answers (RFC 9110, 15.2) before the real one. */
	interims: number;
	/** Codings of one body, one over another (RFC 9110, 8.4). */
	codings: number;
	/** Addresses of one host that are tried. */
	addresses: number;
}

const second = 1000;
const mebibyte = 2 ** 20;

/** The bounds that hold; tests give smaller ones. */
export const usualLimits: Limits = {
	resolveMs: 10 * second,
	connectMs: 10 * second,
	headMs: 20 * second,
	stallMs: 15 * second,
	wholeMs: 60 * second,
	headerBytes: 16 * 1024,
	bodyBytes: { page: 8 * mebibyte, feed: 16 * mebibyte, picture: 25 * mebibyte },
	// Text packs to a twentieth; a page of one repeated line to a hundredth, and those are small
	ratio: 100,
	ratioFromBytes: mebibyte,
	redirects: 5,
	interims: 8,
	codings: 2,
	addresses: 4
};

/** A time as an editor reads it. */
export function tellMs(ms: number): string {
	return `${ms / second} s`;
}

/** A size as an editor reads it. */
export function tellBytes(bytes: number): string {
	return bytes >= mebibyte ? `${Math.round(bytes / mebibyte)} MB` : `${Math.round(bytes / 1024)} KB`;
}
