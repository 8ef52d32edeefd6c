// What an answer's status and headers mean for the one who asked.
import type { IncomingHttpHeaders } from 'node:http';
import { readEtag, readLastModified, readMaxAge, readRetryAfter } from './caching.ts';
import { FetchTrouble } from './trouble.ts';

const mostTypeCharacters = 200;

/** What became of a fetch. Every `sentence` is whole and for the editor: plain text, with the address as it was given. */
export type Fetched =
	| {
			kind: 'fresh';
			status: number;
			/** The address it came from, after every redirect. */
			url: string;
			bytes: Uint8Array;
			/** `Content-Type` as sent, at most 200 characters. */
			contentType: string | undefined;
			etag: string | undefined;
			lastModified: string | undefined;
			/** Where the address given has moved for good; to be asked for from now on. */
			movedTo: string | undefined;
			/** For how long it need not be asked for, 60 s to 7 days; undefined where the server does not say. */
			maxAgeSeconds: number | undefined;
	  }
	/** As it was when the validators were got. */
	| { kind: 'unchanged'; movedTo: string | undefined; maxAgeSeconds: number | undefined }
	/** Ended by its publisher (410); never to be asked for again. */
	| { kind: 'gone'; sentence: string }
	/** The server asks for time (429, 503). */
	| { kind: 'later'; retryAfterSeconds: number; status: number; sentence: string }
	/** `refused` by us: trying again will not help. `failed` on the way or at the other side: it may. */
	| { kind: 'refused' | 'failed'; sentence: string; status?: number };

/** What to do with an answer before its body is looked at. */
export type Meaning =
	{ kind: 'read' } | { kind: 'unchanged' } | { kind: 'gone' } | { kind: 'later'; retryAfterSeconds: number };

/**
 * @param asked whether validators were sent, and whether every redirect on the way was for good
 * @throws FetchTrouble of the kind `failed` where the answer is of no use
 */
export function readStatus(
	status: number,
	headers: IncomingHttpHeaders,
	asked: { isConditional: boolean; isPermanent: boolean },
	now: number
): Meaning {
	switch (status) {
		case 200:
		case 203:
			return { kind: 'read' };
		case 204:
		case 205:
			throw new FetchTrouble('failed', `has nothing in it (${status})`, { status });
		case 206:
			throw new FetchTrouble('failed', 'sent only a part of it (206), for which nobody asked', { status });
		case 304:
			if (asked.isConditional) return { kind: 'unchanged' };
			throw new FetchTrouble('failed', 'says it has not changed (304), for which nobody asked', { status });
		case 410:
			if (asked.isPermanent) return { kind: 'gone' };
			break;
		case 429:
		case 503:
			return { kind: 'later', retryAfterSeconds: readRetryAfter(headers['retry-after'], now) };
	}
	throw new FetchTrouble('failed', tellStatus(status), { status });
}

/** What an answer that was read says of itself. */
export function readHead(headers: IncomingHttpHeaders, now: number) {
	return {
		contentType: headers['content-type']?.slice(0, mostTypeCharacters),
		etag: readEtag(headers.etag),
		lastModified: readLastModified(headers['last-modified']),
		maxAgeSeconds: readMaxAge(headers, now)
	};
}

function tellStatus(status: number): string {
	if (status === 401 || status === 402 || status === 403 || status === 407)
		return `is not for everybody (the server answered ${status})`;
	if (status === 404 || status === 410) return `is not there (the server answered ${status})`;
	if (status >= 500) return `could not be given by its server (it answered ${status})`;
	return `was answered with ${status}, which gives nothing to read`;
}
