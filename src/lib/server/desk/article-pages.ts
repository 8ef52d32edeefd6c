// The page of all articles: looked through by words, source and state, a screen at a time.
import { listArticles, type ArticleQuery, type ListedArticle } from '../intake/article-list.ts';
import { listSources, type Source } from '../intake/sources.ts';
import { openStoreToRead } from '../store/store.ts';
import { html, type Markup } from './html.ts';
import { actButton, countOf, foreign, whenOf } from './parts.ts';
import type { Act } from './room.ts';

const pageLength = 50;
const states = [
	['', 'All'],
	['edited', 'Changed by you'],
	['retracted', 'Retracted'],
	['front', 'On the front']
] as const;

/** What is looked for, as the address says it. */
interface Sought {
	words: string;
	source: string;
	state: (typeof states)[number][0];
	offset: number;
}

export const showArticles: Act = async ({ query, session, now }, { dataFolder }) => {
	const sought = readSought(query);
	const store = await openStoreToRead(dataFolder);
	try {
		const sources = await listSources(store, { removed: true });
		const { articles, total } = await listArticles(store, queryOf(sought));
		const nameOf = new Map(sources.map(({ id, title }) => [id, title]));
		const main = html`<h1 class="page-title">Articles</h1>
			${searchForm(sought, sources)}
			<p class="quiet" role="status">${total === 0 ? 'No article is like that.' : countOf(total, 'article')}</p>
			<ul class="rows">
				${articles.map((article) => articleRow(article, nameOf, session, now))}
			</ul>
			${pager(sought, total)}`;
		return { kind: 'page', page: { title: 'Articles', part: 'articles', main } };
	} finally {
		await store.close();
	}
};

function readSought(query: URLSearchParams): Sought {
	const state = states.map(([name]) => name).find((name) => name === query.get('state')) ?? '';
	const offset = Number(query.get('from') ?? 0);
	return {
		words: (query.get('words') ?? '').trim().slice(0, 200),
		source: (query.get('source') ?? '').slice(0, 40),
		state,
		offset: Number.isSafeInteger(offset) && offset > 0 && offset < 1_000_000 ? offset : 0
	};
}

function queryOf({ words, source, state, offset }: Sought): ArticleQuery {
	return {
		words,
		offset,
		limit: pageLength,
		...(source === '' ? {} : { source }),
		...(state === '' ? {} : { state })
	};
}

function addressOf({ words, source, state }: Sought, offset: number): string {
	const query = new URLSearchParams();
	if (words !== '') query.set('words', words);
	if (source !== '') query.set('source', source);
	if (state !== '') query.set('state', state);
	if (offset > 0) query.set('from', String(offset));
	return query.size === 0 ? '/desk/articles' : `/desk/articles?${query.toString()}`;
}

function searchForm({ words, source, state }: Sought, sources: readonly Source[]): Markup {
	const option = (value: string, text: string, chosen: string) =>
		html`<option value="${value}" ${value === chosen ? html` selected` : undefined}>${text}</option>`;
	return html`<form class="card search" role="search" method="get" action="/desk/articles">
		<label class="field"
			><span>Words of the title</span><input type="search" name="words" value="${words}" maxlength="200" dir="auto"
		/></label>
		<div class="pair">
			<label class="field"
				><span>Source</span
				><select name="source">
					${option('', 'All', source)}${option('folder', 'Your own folder', source)}${sources.map(({ id, title }) => option(id, title, source))}
				</select></label
			>
			<label class="field"
				><span>State</span
				><select name="state">
					${states.map(([value, text]) => option(value, text, state))}
				</select></label
			>
		</div>
		<div class="acts"><button class="button main">Search</button></div>
	</form>`;
}

function articleRow(article: ListedArticle, nameOf: ReadonlyMap<string, string>, session: string, now: Date): Markup {
	const { id, title, language, published, source, isRetracted, isEdited, place } = article;
	const to = (act: string) => `/desk/articles/${id}/${act}`;
	const tags = [
		place === undefined ? [] : [html`<span class="tag" data-tone="active">Front ${place}</span>`],
		isEdited ? [html`<span class="tag">Changed by you</span>`] : [],
		isRetracted ? [html`<span class="tag" data-tone="trouble">Retracted</span>`] : []
	].flat();
	const from =
		source === undefined
			? html`<span>Your own folder</span>`
			: html`<span>${foreign(nameOf.get(source) ?? 'A source of before')}</span>`;
	return html`<li>
		<div class="row">
			<p class="name">
				<a href="/desk/articles/${id}"><bdi lang="${language}">${title}</bdi></a>
			</p>
			${tags}
		</div>
		<div class="row">
			<p class="meta">${from}<span>${whenOf(published, now)}</span><span>${language}</span></p>
			${isRetracted ? undefined : place === undefined ? actButton(session, to('pin'), 'Pin') : actButton(session, to('unpin'), 'Unpin')}
		</div>
	</li>`;
}

function pager(sought: Sought, total: number): Markup | undefined {
	const { offset } = sought;
	const isFirst = offset === 0;
	const isLast = offset + pageLength >= total;
	if (isFirst && isLast) return undefined;
	return html`<nav class="acts" aria-label="Pages">
		${isFirst ? undefined : html`<a class="button" href="${addressOf(sought, Math.max(0, offset - pageLength))}">Newer</a>`}
		${isLast ? undefined : html`<a class="button" href="${addressOf(sought, offset + pageLength)}">Older</a>`}
	</nav>`;
}
