// The page for what cannot be done: one sentence, and the way back.
import { backOf } from './form.ts';
import { html } from './html.ts';
import type { Page, Visit } from './visit.ts';

const titles: Readonly<Record<number, string>> = {
	403: 'Nothing was done',
	404: 'Nothing here',
	405: 'Nothing here',
	413: 'Too large',
	422: 'That cannot be done',
	500: 'A fault of Shyraq'
};

/** A page with the sentence; the way back is the page of ours that one came from. */
export function showFault(status: number, sentence: string, { request, own }: Pick<Visit, 'request' | 'own'>): Page {
	const back = backOf(request.headers.referer, own);
	const title = titles[status] ?? 'That cannot be done';
	return {
		title,
		main: html`<div class="notice">
			<h1>${title}</h1>
			<p role="alert">${sentence}</p>
			<p><a class="button" href="${back}">Back</a></p>
		</div>`
	};
}
