// What was typed into a form whose session had ended: carried through the login in hidden fields, and given back after it.
import type { IncomingMessage } from 'node:http';
import { plainFormBytes, readForm, textFormBytes } from './form.ts';
import { html, type Markup } from './html.ts';
import { VisitFault } from './visit.ts';

/** A form that was sent, and where to. */
export interface Carried {
	path: string;
	fields: URLSearchParams;
}

/** Long forms of strangers that are read at once: each may take some 50 MB. */
const mostLong = 2;
let long = 0;
const prefix = 'typed-';

/**
 * Reads a form of somebody who is not logged in. A short one as any; of long ones only a few at once, so that nobody can fill
 * the memory with them.
 * @throws VisitFault as `readForm` does, and with 503 where others are being read
 */
export async function readOutside(request: IncomingMessage, limitBytes: number): Promise<URLSearchParams> {
	const isLong = Number(request.headers['content-length'] ?? 0) > plainFormBytes;
	if (!isLong || limitBytes <= plainFormBytes) return readForm(request, plainFormBytes);
	if (long >= mostLong)
		throw new VisitFault(
			503,
			'You are not logged in, and others send long texts at this moment, so nothing was taken: go back to the text in your browser, log in at the desk in another tab, then send it again.',
			{ 'retry-after': '60' }
		);
	long += 1;
	try {
		return await readForm(request, limitBytes);
	} finally {
		long -= 1;
	}
}

/** What the form of the login may have, with everything that it carries. */
export const loginBytes = textFormBytes + plainFormBytes;

/** A form as hidden fields of another; its session's word is of no use any more. */
export function hideFields({ path, fields }: Carried): Markup {
	const hidden = [...fields].filter(([name]) => name !== 'token');
	return html`<input type="hidden" name="path" value="${path}" />${hidden.map(
			([name, value]) => html`<input type="hidden" name="${prefix}${name}" value="${value}" />`
		)}`;
}

/** What was carried in a form; undefined where it carries nothing. */
export function findCarried(form: URLSearchParams): Carried | undefined {
	const path = form.get('path');
	if (path === null) return undefined;
	const hidden = [...form].filter(([name]) => name.startsWith(prefix));
	return { path, fields: new URLSearchParams(hidden.map(([name, value]) => [name.slice(prefix.length), value])) };
}
