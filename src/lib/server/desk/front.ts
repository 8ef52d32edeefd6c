// The front: the articles that have a place on it, moved by buttons, or dragged where a script runs.
import { listArticles, type ListedArticle } from '../intake/article-list.ts';
import { listFront, mostPlaced, orderFront } from '../intake/front.ts';
import { openStoreToRead } from '../store/store.ts';
import { withStore } from './article-acts.ts';
import { checkToken, plainFormBytes, readForm } from './form.ts';
import { html, type Markup } from './html.ts';
import { foreign, form } from './parts.ts';
import type { Act } from './room.ts';

export const showFront: Act = async ({ session }, { dataFolder }) => {
	const store = await openStoreToRead(dataFolder);
	try {
		const ids = await listFront(store);
		const { articles } = await listArticles(store, { state: 'front', limit: mostPlaced });
		const byId = new Map(articles.map((article) => [article.id, article]));
		const main = html`<h1 class="page-title">The front</h1>
			<p class="quiet">
				These stand first, in this order; all others follow by their age. At most ${mostPlaced} have a place. Pin more
				from <a href="/desk/articles">Articles</a>.
			</p>
			${ids.length === 0 ? html`<div class="card"><p>No article has a place of its own yet: the newest stand first.</p></div>` : orderForm(ids, byId, session)}`;
		return { kind: 'page', page: { title: 'The front', part: 'front', main } };
	} finally {
		await store.close();
	}
};

function orderForm(ids: readonly string[], byId: ReadonlyMap<string, ListedArticle>, session: string): Markup {
	const rows = ids.map((id, at) => {
		const article = byId.get(id);
		const title = article?.title ?? `${id} (not published now)`;
		const move = (act: string, sign: string, words: string, isOff: boolean) =>
			html`<button
				class="button icon"
				name="act"
				value="${act}:${id}"
				aria-label="${words}: ${title}"
				${isOff ? html` disabled` : undefined}
			>
				<span aria-hidden="true">${sign}</span>
			</button>`;
		return html`<li data-id="${id}" id="f-${id}">
			<input type="hidden" name="id" value="${id}" /><span class="grip" aria-hidden="true"></span>
			<p class="name">
				<a href="/desk/articles/${id}">${foreign(title)}</a
				>${article?.isRetracted === true ? html` <span class="tag" data-tone="trouble">Retracted</span>` : undefined}
			</p>
			<div class="moves">
				${move('up', '↑', 'Up', at === 0)}${move('down', '↓', 'Down', at === ids.length - 1)}${move('off', '×', 'Take off the front', false)}
			</div>
		</li>`;
	});
	return form(
		session,
		'/desk/front',
		html`<ol class="rows front" data-order>
			${rows}
		</ol>`
	);
}

/** Moves one by a button, or takes the whole order as the script has it. */
export const orderByForm: Act = async ({ request, session, isProgram }, desk) => {
	const given = await readForm(request, plainFormBytes);
	checkToken(given, session);
	const [act = '', id = ''] = (given.get('act') ?? '').split(':');
	await withStore(desk, async (store) => {
		const before = await listFront(store);
		const next = act === '' ? settleOrder(given.getAll('id'), before) : moved(before, id, act);
		await orderFront(store, next);
	});
	desk.presses.want();
	if (isProgram)
		return { kind: 'object', body: { kind: 'taken', sentence: 'The order is taken, and being published.' } };
	return {
		kind: 'away',
		to: act === 'off' ? '/desk/front' : `/desk/front#f-${id}`,
		said: 'The order is taken, and being published.'
	};
};

/** The order that was dragged; what somebody else has pinned meanwhile keeps its place before it, what was taken off is off. */
function settleOrder(wanted: readonly string[], before: readonly string[]): string[] {
	const known = new Set(before);
	return [...before.filter((id) => !wanted.includes(id)), ...wanted.filter((id) => known.has(id))];
}

function moved(before: readonly string[], id: string, act: string): string[] {
	const at = before.indexOf(id);
	const others = before.filter((each) => each !== id);
	if (at < 0 || act === 'off') return others;
	const to = Math.max(0, act === 'up' ? at - 1 : at + 1);
	return [...others.slice(0, to), id, ...others.slice(to)];
}
