// What cannot be done, told: the status and the sentence of whatever was thrown, and a page of it with the way back.
import { noteFailure } from '../log.ts';
import { refusalOf } from '../refusal.ts';
import { backOf } from './form.ts';
import { html } from './html.ts';
import { VisitFault, type Page, type Visit } from './visit.ts';

const titles: Readonly<Record<number, string>> = {
	403: 'Nothing was done',
	404: 'Nothing here',
	405: 'Nothing here',
	413: 'Too large',
	422: 'That cannot be done',
	500: 'A fault of Shyraq'
};

/** What is told of something thrown. */
interface Told {
	status: number;
	sentence: string;
	headers: Record<string, string>;
}

/** Tells of whatever was thrown; a fault of ours is noted here, once. */
export function tellFault(
	caught: unknown,
	{ request, path }: Pick<Visit, 'request' | 'path'>,
	dataFolder: string
): Told {
	if (caught instanceof VisitFault) {
		const { status, message, headers } = caught;
		return { status, sentence: message, headers };
	}
	const refusal = refusalOf(caught, dataFolder);
	if (refusal !== undefined) return { status: 422, sentence: refusal.message, headers: {} };
	noteFailure(`the desk: ${request.method ?? ''} ${path}`, caught);
	return { status: 500, sentence: 'Something went wrong within Shyraq; the server has noted what.', headers: {} };
}

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
