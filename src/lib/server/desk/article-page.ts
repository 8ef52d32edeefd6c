// The page of one article: its fields and its text to be corrected, and what else can be done with it.
import { listArticles, type ListedArticle } from '../intake/article-list.ts';
import { findArticle, type ItemArticle } from '../intake/articles.ts';
import { openStoreToRead } from '../store/store.ts';
import { html, linkOut, type Markup, type Part } from './html.ts';
import { actButton, foreign, form, linesOf, whenOf } from './parts.ts';
import type { Act } from './room.ts';
import { VisitFault } from './visit.ts';

export const showArticle: Act = async ({ session, now }, { dataFolder }, [id = '']) => {
	const store = await openStoreToRead(dataFolder);
	try {
		const { articles } = await listArticles(store, { id });
		const listed = articles[0];
		if (listed === undefined) throw new VisitFault(404, `There is no article ${id}.`);
		const main =
			listed.source === undefined
				? ownArticle(listed, session)
				: broughtArticle(await findArticle(store, id), listed, session, now);
		return { kind: 'page', page: { title: listed.title, part: 'articles', main } };
	} finally {
		await store.close();
	}
};

function ownArticle(listed: ListedArticle, session: string): Markup {
	return html`${heading(listed)}
		<div class="card">
			<p>This article is of your own folder: it is changed, or withdrawn, in its file there.</p>
			<div class="acts">${places(listed, session)}</div>
		</div>`;
}

function heading({ id, title, language, isRetracted }: ListedArticle): Markup {
	const see = isRetracted ? undefined : html`<p><a href="/read/${id}">See it as readers do</a></p>`;
	return html`<h1 class="page-title" dir="auto" lang="${language}">${title}</h1>
		${see}`;
}

function places({ id, place }: ListedArticle, session: string): Markup {
	return place === undefined
		? actButton(session, `/desk/articles/${id}/pin`, 'Pin to the top of the front')
		: actButton(session, `/desk/articles/${id}/unpin`, `Unpin (it is number ${place})`);
}

function broughtArticle(article: ItemArticle, listed: ListedArticle, session: string, now: Date): Markup {
	const { url, firstSeen, isRetracted } = article;
	const from = url === undefined ? undefined : html`<p class="address" dir="ltr">${linkOut(url, url)}</p>`;
	return html`${heading(listed)}
		<p class="meta">
			<span>First seen ${whenOf(firstSeen, now)}</span
			>${article.head.byline === '' ? undefined : html`<span>${foreign(article.head.byline)}</span>`}<span
				>${article.head.words} words</span
			>
		</p>
		${from}
		${
			isRetracted
				? html`<div class="card">
						<p class="trouble">
							This article is retracted: readers’ phones withdraw it, and its source does not bring it back.
						</p>
						${actButton(session, `/desk/articles/${listed.id}/restore`, 'Publish it anew')}
					</div>`
				: undefined
		}
		${editForm(article, listed.id, session)}
		${
			isRetracted
				? undefined
				: html`<section aria-labelledby="more">
						<h2 id="more">What else</h2>
						<div class="acts">
							${places(listed, session)}
							<details class="confirm">
								<summary class="button small">Retract …</summary>
								${form(
									session,
									`/desk/articles/${listed.id}/retract`,
									html`<p>
											A signed retraction goes to every phone, from hand to hand too. You may publish the article anew
											later.
										</p>
										<button class="button danger">Retract this article</button>`
								)}
							</details>
						</div>
					</section>`
		}`;
}

function editForm({ head, body, edited }: ItemArticle, id: string, session: string): Markup {
	const field = (name: (typeof edited)[number], words: string, hint: string | undefined, control: Part) =>
		html`<div class="field-with">
			<label class="field"
				><span>${words}${hint === undefined ? undefined : html` <small>${hint}</small>`}</span>${control}</label
			>
			${edited.includes(name) ? html`<p class="changed"><span>Changed by you.</span> <button class="button small" name="back" value="${name}" formnovalidate>Take what the source says</button></p>` : undefined}
		</div>`;
	return form(
		session,
		`/desk/articles/${id}`,
		html`<div class="stack">
			${field('title', 'Title', undefined, html`<input name="title" value="${head.title}" required maxlength="300" dir="auto" />`)}
			${field('standfirst', 'Standfirst', undefined, html`<textarea name="standfirst" rows="3" maxlength="1000" dir="auto">${head.standfirst}</textarea>`)}
			<div class="pair">
				${field('language', 'Language', 'such as kk', html`<input name="language" value="${head.language}" required maxlength="35" autocapitalize="none" spellcheck="false" />`)}
				${field('tags', 'Tags', 'commas between', html`<input name="tags" value="${head.tags.join(', ')}" maxlength="2000" dir="auto" />`)}
			</div>
			${field('body', 'Text', 'HTML; pictures keep their names', html`<textarea class="text" name="html" rows="18" dir="auto" spellcheck="true">${`\n${linesOf(body)}`}</textarea>`)}
			<div class="acts"><button class="button main">Publish the correction</button></div>
		</div>`
	);
}
