// The door every request comes in by: reading only, documents from the composer, guard headers on all, no failure shown raw.
import { guardHeaders } from '#lib/article/compose/document.ts';
import { noteFailure } from '../log.ts';
import { refuse } from '../answers/plain.ts';
import { answerPage, answerUnknown } from './pages.ts';

/**
 * Answers a request.
 * @param hasRoute whether the app has a route for its path
 * @param resolve the app's own answer by that route
 */
export async function answerRequest(
	request: Request,
	hasRoute: boolean,
	resolve: () => Promise<Response> | Response
): Promise<Response> {
	if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
	try {
		return (await answerPage(request)) ?? (hasRoute ? guard(await resolve()) : await answerUnknown(request));
	} catch (failure) {
		// Here it ends: a log line for the publisher, a plain sentence for the reader.
		noteFailure(`${request.method} ${new URL(request.url).pathname}`, failure);
		return refuse(500);
	}
}

/** Adds the guard headers to an answer that lacks them; Kit's own answers may be immutable, so to a copy. */
function guard(response: Response): Response {
	const headers = new Headers(response.headers);
	for (const [name, value] of Object.entries(guardHeaders)) if (!headers.has(name)) headers.set(name, value);
	return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
