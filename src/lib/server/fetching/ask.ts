// One question over a connection, and the head of its answer.
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Deadlines } from './deadlines.ts';
import { tellMs, type FetchKind, type Limits } from './limits.ts';
import type { Target } from './target.ts';
import { FetchTrouble } from './trouble.ts';

const accepted: Readonly<Record<FetchKind, string>> = {
	page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
	feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1',
	picture: 'image/avif, image/webp, image/*;q=0.9, */*;q=0.1'
};

/** What is asked beside the address. */
export interface Question {
	kind: FetchKind;
	/** Who asks: the value of `User-Agent`. */
	agent: string;
	/** Validators of an earlier answer (RFC 9110, 13.1), already looked at. */
	etag?: string | undefined;
	lastModified?: string | undefined;
}

/** Who asks: the name and where its publisher is to be found, as RFC 9110, 10.1.5 wants it of robots. */
export function writeAgent(origin: string | undefined): string {
	return origin === undefined ? 'Shyraq' : `Shyraq (+${origin})`;
}

/**
 * Asks once, with no cookie, no referrer and no name of a person.
 * @param socket connected; it is closed with the answer
 * @returns the head; the body is to be read or destroyed by the caller
 * @throws FetchTrouble where no head comes in time, Node's error where the other side breaks off or speaks no HTTP
 */
export async function ask(
	socket: Socket,
	target: Target,
	question: Question,
	{ deadlines, limits }: { deadlines: Deadlines; limits: Limits }
): Promise<IncomingMessage> {
	deadlines.signal.throwIfAborted();
	deadlines.start('head', limits.headMs, `did not answer within ${tellMs(limits.headMs)}`);
	const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
	const asking = request({
		method: 'GET',
		host: target.host,
		path: target.path,
		headers: headersOf(target, question),
		setHost: false,
		maxHeaderSize: limits.headerBytes,
		createConnection: () => socket
	});
	const end = () => asking.destroy(deadlines.signal.reason as Error);
	let interims = 0;
	asking.on('information', () => {
		interims += 1;
		if (interims > limits.interims)
			reject(new FetchTrouble('refused', `answers more than ${limits.interims} times that an answer is to come`));
	});
	asking.on('response', (answer) => {
		// What is no HTTP in the body is told to the question; without this the answer would only seem to break off.
		// What comes behind a whole answer is nobody's
		asking.on('error', (failure) => {
			if (!answer.complete) answer.destroy(failure);
		});
		resolve(answer);
	});
	// An answer that takes the connection for something else is none
	asking.on('upgrade', () => reject(new FetchTrouble('failed', 'answers with what is not HTTP')));
	asking.on('error', reject);
	deadlines.signal.addEventListener('abort', end, { once: true });
	asking.end();
	try {
		return await promise;
	} finally {
		deadlines.stop('head');
		deadlines.signal.removeEventListener('abort', end);
	}
}

function headersOf(target: Target, { kind, agent, etag, lastModified }: Question): OutgoingHttpHeaders {
	return {
		Host: target.authority,
		'User-Agent': agent,
		Accept: accepted[kind],
		'Accept-Encoding': 'gzip, deflate, br',
		...(etag === undefined ? {} : { 'If-None-Match': etag }),
		...(lastModified === undefined ? {} : { 'If-Modified-Since': lastModified })
	};
}
