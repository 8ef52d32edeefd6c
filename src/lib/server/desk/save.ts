// One address saved: by the bookmarklet, by a form, or by the phone's outbox, which is told how it went.
import { plainAddress } from '../fetching/plain-address.ts';
import { withIntake } from '../intake/session.ts';
import { waitFor } from '../intake/wanted.ts';
import { checkToken } from './form.ts';
import { html, type Markup } from './html.ts';
import { form } from './parts.ts';
import type { Act, Desk, ShowTyped } from './room.ts';
import { settleAddress } from './source-acts.ts';
import { whyNot, type Take } from './typed.ts';
import { VisitFault, type Answer, type OpenVisit, type Page } from './visit.ts';
import type { Task } from './work.ts';

/** A phone waits half a minute for an answer. */
const answerMs = 15_000;

/**
 * The page that asks whether to save. A strict cookie does not come along when another site's page leads here, as the bookmarklet
 * does, so the page first leads on to itself: that step is ours, and the cookie comes with it.
 */
export const showSave: Act = (visit) => {
	const { query, session } = visit;
	const url = query.get('url') ?? '';
	if (session !== '') return { kind: 'page', page: savePage(visit, url) };
	const here = `/desk/save?${new URLSearchParams({ url, here: '1' }).toString()}`;
	if (query.has('here')) return { kind: 'away', to: `/desk/login?next=${encodeURIComponent(here)}` };
	const main = html`<div class="notice">
		<h1>Opening the desk …</h1>
		<p><a href="${here}">Go on</a></p>
	</div>`;
	return { kind: 'page', page: { title: 'Opening the desk', main, onward: here } };
};

/** The same with the address that was typed. */
export const saveAgain: ShowTyped = (visit, _desk, _words, typed, sentence) =>
	Promise.resolve(savePage(visit, typed.get('url') ?? '', sentence));

function savePage({ session, own }: OpenVisit, url: string, sentence?: string): Page {
	const main = html`<h1 class="page-title">Save a page</h1>
		${whyNot(sentence)}
		<section class="card" aria-label="The page">
			${form(
				session,
				'/desk/save',
				html`<label class="field"
						><span>Its address</span
						><input
							type="text"
							inputmode="url"
							name="url"
							value="${url}"
							required
							maxlength="2000"
							autocomplete="off"
							autocapitalize="none"
							spellcheck="false"
					/></label>
					<div class="acts"><button class="button main">Save this page</button></div>`
			)}
		</section>
		${bookmarklet(own)}`;
	return { title: 'Save a page', part: 'save', main };
}

function bookmarklet(own: string): Markup {
	const code = `javascript:void(location.href='${own}/desk/save?url='+encodeURIComponent(location.href))`;
	return html`<section aria-labelledby="anywhere">
		<h2 id="anywhere">From any page</h2>
		<p>Drag this to the bar of bookmarks; pressed on any page, it brings that page here:</p>
		<p><a class="button" href="${code}">Save to Shyraq</a></p>
		<p>
			On a phone, install the reader and share pages with it: they wait in its outbox, and go when it reaches this
			server. Or make a bookmark of any page and put this in the place of its address:
		</p>
		<label class="field"
			><span>Address of the bookmark</span><textarea readonly rows="5" dir="ltr">${code}</textarea>
		</label>
	</section>`;
}

/** Saves a page. */
export const saveByForm: Take = async (visit, desk) => {
	const { form: given, session, isProgram, own } = visit;
	// The outbox cannot know the word of a session; that it is ours is said by its origin, which has been looked at.
	if (!isProgram) checkToken(given, session);
	const address = settleAddress(given.get('url'));
	if (new URL(own).origin === URL.parse(address)?.origin)
		throw new VisitFault(422, 'That is a page of this Shyraq itself, which has it already.');
	const task = desk.work.start({ kind: 'save', title: `Saving ${plainAddress(address)}`, words: ['save', address] });
	if (!isProgram) return { kind: 'away', to: `/desk/tasks/${task.id}` };
	await desk.work.wait(task.id, answerMs);
	return tell(task, address, desk);
};

/** How it went, for a program. What is not done yet is written down, so that it is fetched though this process should end. */
async function tell({ outcome }: Task, address: string, { dataFolder }: Desk): Promise<Answer> {
	if (outcome === undefined) {
		const none = { fetchPage: () => Promise.reject(new Error('Nothing is fetched here.')) };
		await withIntake(dataFolder, none, (intake) => waitFor(intake, { address }));
		return { kind: 'object', status: 202, body: { kind: 'queued', sentence: `${address} is being fetched.` } };
	}
	if (outcome.kind === 'refused')
		return { kind: 'object', status: 422, body: { kind: 'refused', sentence: outcome.sentences.join(' ') } };
	const item = outcome.items[0];
	if (item?.kind === 'waiting') {
		const sentence = `It is tried again later: ${item.sentence ?? address}`;
		return { kind: 'object', status: 202, body: { kind: 'queued', sentence } };
	}
	if (item?.kind === 'failed' || item?.kind === 'refused')
		return {
			kind: 'object',
			status: 422,
			body: { kind: 'refused', sentence: item.sentence ?? `${address} cannot be saved.` }
		};
	if (item?.kind === 'kept' && item.sentence !== undefined)
		return { kind: 'object', body: { kind: 'taken', sentence: item.sentence } };
	const sentence = item?.kind === 'same' ? `“${item.title}” is here already.` : `“${item?.title ?? address}” is saved.`;
	return { kind: 'object', body: { kind: 'taken', sentence } };
}
