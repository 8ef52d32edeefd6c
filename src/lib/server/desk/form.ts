// Forms as they come: read up to a bound and within a time, as text; and that each is from one of our own pages.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sayBytes } from '../bring/limits.ts';
import { isOwnOrigin } from './sessions.ts';
import { VisitFault, type Visit } from './visit.ts';

/** Time for a form as a whole, in milliseconds: a long text on a slow line. */
const formMs = 60_000;
const mostFields = 500;

/** What is read of a form that names an article's text; its letters may be three times as long on the way. */
export const textFormBytes = 8_388_608;
/** Any other form: addresses and titles. */
export const plainFormBytes = 65_536;

/**
 * Reads a form of `application/x-www-form-urlencoded`.
 * @throws VisitFault with 413, 415 or 408
 */
export async function readForm(request: IncomingMessage, limitBytes: number): Promise<URLSearchParams> {
	if (!/^application\/x-www-form-urlencoded(?:;|$)/i.test(request.headers['content-type'] ?? ''))
		throw new VisitFault(415, 'This address takes what a form of the desk sends, and nothing else.');
	const form = new URLSearchParams((await readBody(request, limitBytes)).toString('utf8'));
	if (form.size > mostFields) throw new VisitFault(413, `A form may have at most ${mostFields} fields.`);
	return form;
}

async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
	const tooLarge = () =>
		new VisitFault(413, `What was sent is larger than ${sayBytes(limitBytes)}, the most that fits.`);
	if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
	const parts: Buffer[] = [];
	let length = 0;
	const late = AbortSignal.timeout(formMs);
	const end = () => request.destroy();
	late.addEventListener('abort', end);
	try {
		for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			length += part.length;
			if (length > limitBytes) throw tooLarge();
			parts.push(part);
		}
		return Buffer.concat(parts);
	} catch (caught) {
		if (caught instanceof VisitFault) throw caught;
		const sentence = 'The form did not arrive whole: send it again.';
		throw new VisitFault(late.aborted ? 408 : 400, sentence, {}, caught);
	} finally {
		late.removeEventListener('abort', end);
	}
}

/** The word that every form of a session carries; whoever cannot read our pages cannot know it. */
export function tokenOf(session: string): string {
	return createHash('sha256').update(`form:${session}`).digest('base64url');
}

/** Sees that a form carries the word of its session. @throws VisitFault with 403 */
export function checkToken(form: URLSearchParams, session: string): void {
	if (session !== '' && isSame(form.get('token') ?? '', tokenOf(session))) return;
	throw new VisitFault(403, 'This form was of another session, so nothing was done: look it over and send it again.');
}

function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Sees that a form was sent by a page of ours: by `Origin`, and by `Sec-Fetch-Site` where the browser sends it.
 * @throws VisitFault with 403
 */
export function checkOrigin({ request, own }: Pick<Visit, 'request' | 'own'>): void {
	const { origin } = request.headers;
	const site = request.headers['sec-fetch-site'];
	if (isOwnOrigin(origin, own) && (site === undefined || site === 'same-origin')) return;
	// A page without referrers sends no origin; what the browser itself says of it is as good (Fetch Metadata, 2.4).
	if ((origin === undefined || origin === 'null') && site === 'same-origin') return;
	const isProxied = URL.parse(origin ?? '')?.host === new URL(own).host;
	throw new VisitFault(
		403,
		isProxied
			? `This page was opened at ${origin ?? ''}, but Shyraq was told that it stands at ${own}: set SHYRAQ_ORIGIN to the address in the browser, then start it again.`
			: 'This form did not come from a page of the desk, so nothing was done.'
	);
}

/** The page of the desk that a form stood on. */
export function backOf(referer: string | undefined, own: string): string {
	const from = URL.parse(referer ?? '');
	return from !== null && from.origin === own && from.pathname.startsWith('/desk')
		? from.pathname + from.search
		: '/desk';
}
