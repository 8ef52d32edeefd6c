// Addresses whose pages could not be had so far: listed with the reason, tried again at once, or given up for good.
import { forget, listWaiting, type WaitingAddress } from '../intake/wanted.ts';
import { openStore, type Store } from '../store/store.ts';
import { checkToken, plainFormBytes, readForm } from './form.ts';
import { html, linkOut, type Markup } from './html.ts';
import { countOf, form, whenOf } from './parts.ts';
import type { Act } from './room.ts';
import { settleAddress } from './source-acts.ts';
import { VisitFault } from './visit.ts';

/** Addresses that are shown; the others are counted. */
const mostShown = 50;

/** The list of them, first those that are tried by themselves; nothing where there are none. */
export async function waitingList(store: Store, session: string, now: Date): Promise<Markup[]> {
	const all = await listWaiting(store);
	const groups = [
		{ id: 'waiting', rows: all.filter(({ nextTry }) => nextTry !== undefined), words: 'to be fetched' },
		{ id: 'given-up', rows: all.filter(({ nextTry }) => nextTry === undefined), words: 'given up' }
	];
	return groups.flatMap(({ id, rows, words }) =>
		rows.length === 0
			? []
			: [
					html`<section aria-labelledby="${id}">
						<h2 id="${id}">${countOf(rows.length, 'page')} ${words}</h2>
						<ul class="rows">
							${rows.slice(0, mostShown).map((row) => waitingRow(row, session, now))}
						</ul>
						${rows.length > mostShown ? html`<p class="quiet">And ${countOf(rows.length - mostShown, 'more', 'more')}.</p>` : undefined}
					</section>`
				]
	);
}

function waitingRow({ address, nextTry, trouble }: WaitingAddress, session: string, now: Date): Markup {
	const acts = html`<input type="hidden" name="address" value="${address}" />
		<div class="acts">
			<button class="button small" name="what" value="again" aria-label="Try ${address} again">Try again</button>
			<button class="button small" name="what" value="forget" aria-label="Forget ${address}">Forget</button>
		</div>`;
	return html`<li>
		<p class="address" dir="ltr">${linkOut(address, address)}</p>
		${nextTry === undefined ? undefined : html`<p class="meta"><span>Next try ${whenOf(nextTry, now)}</span></p>`}
		${trouble === undefined ? undefined : html`<p class="trouble">${trouble}</p>`}
		${form(session, '/desk/waiting', acts)}
	</li>`;
}

/** Tries an address again, or has it wait no more. */
export const changeWaiting: Act = async ({ request, session }, { dataFolder, work }) => {
	const given = await readForm(request, plainFormBytes);
	checkToken(given, session);
	const address = settleAddress(given.get('address'));
	switch (given.get('what')) {
		case 'again': {
			const task = work.start({ kind: 'save', title: `Saving ${address}`, words: ['save', address] });
			return { kind: 'away', to: `/desk/tasks/${task.id}` };
		}
		case 'forget': {
			const store = await openStore(dataFolder);
			try {
				await forget(store, address);
			} finally {
				await store.close();
			}
			return { kind: 'away', to: '/desk', said: `${address} is forgotten.` };
		}
		default:
			throw new VisitFault(422, 'Say whether to try it again or to forget it.');
	}
};
