// How it stands with what is published: said on every page, told to our script, and asked for by a button.
import { currentEdition } from '../store/editions.ts';
import { readBroughtState } from '../store/brought-state.ts';
import { openStoreToRead } from '../store/store.ts';
import { backOf, checkToken, plainFormBytes, readForm } from './form.ts';
import { html, type Markup } from './html.ts';
import type { Act, Desk } from './room.ts';

/** How it stands, in words. */
interface Standing {
	kind: 'published' | 'running' | 'waiting' | 'failed';
	words: string;
	/** Why it could not be published. */
	sentences: readonly string[];
}

async function readStanding({ dataFolder, presses }: Desk): Promise<Standing> {
	if (presses.state.kind === 'running') return { kind: 'running', words: 'Being published …', sentences: [] };
	const store = await openStoreToRead(dataFolder);
	try {
		const edition = await currentEdition(store);
		const { isPublished } = await readBroughtState(store);
		const stands = edition === undefined ? 'Nothing is published yet' : `Edition ${edition.number} stands`;
		if (presses.state.kind === 'failed') {
			const words = `${stands}. What changed since could not be published, because:`;
			return { kind: 'failed', words, sentences: presses.state.sentences };
		}
		if (!isPublished) return { kind: 'waiting', words: `${stands}; changes wait to be published.`, sentences: [] };
		return { kind: 'published', words: `Published: ${stands.toLowerCase()}.`, sentences: [] };
	} finally {
		await store.close();
	}
}

/** The line above every page. @param token the word of the session's forms */
export async function standingOf(desk: Desk, token: string): Promise<Markup> {
	const { kind, words, sentences } = await readStanding(desk);
	const list =
		sentences.length === 0
			? undefined
			: html`<ul>
					${sentences.map((sentence) => html`<li>${sentence}</li>`)}
				</ul>`;
	const button =
		kind === 'waiting' || kind === 'failed'
			? html`<form method="post" action="/desk/publish">
					<input type="hidden" name="token" value="${token}" /><button class="button small">Publish</button>
				</form>`
			: undefined;
	return html`<div data-standing="${kind}">
		<p role="status">${words}</p>
		${list}${button}
	</div>`;
}

/** The same for our script. */
export const tellStanding: Act = async (_visit, desk) => ({ kind: 'object', body: await readStanding(desk) });

/** Publishes what waits. */
export const publish: Act = async (visit, { presses }) => {
	checkToken(await readForm(visit.request, plainFormBytes), visit.session);
	presses.want();
	return { kind: 'away', to: backOf(visit.request.headers.referer, visit.own) };
};
