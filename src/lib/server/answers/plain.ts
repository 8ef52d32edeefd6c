// Answers in one line of plain text, for everything that is neither a page nor bytes of the edition.
import { guardHeaders } from '#lib/article/compose/document.ts';

/** What lets pages and workers of other origins read an answer. */
export const openToAll = {
	'access-control-allow-origin': '*',
	'cross-origin-resource-policy': 'cross-origin'
} as const;

const sentences = {
	400: 'This address or request is malformed.',
	404: 'There is nothing at this address.',
	405: 'This address is only for reading.',
	500: 'Something went wrong here; it has been noted.',
	503: 'There is no edition here yet.'
} as const;

/** A refusal as plain text, never kept by anyone. */
export function refuse(status: keyof typeof sentences): Response {
	const text = `${sentences[status]}\n`;
	const headers = new Headers({
		...guardHeaders,
		'content-type': 'text/plain; charset=utf-8',
		'content-length': String(Buffer.byteLength(text)),
		'cache-control': 'no-store'
	});
	if (status === 405) headers.set('allow', 'GET, HEAD');
	if (status === 503) headers.set('retry-after', '60');
	return new Response(text, { status, headers });
}
