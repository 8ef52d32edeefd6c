// The page of one article: its fields and its text to be corrected, and what else can be done with it.
import { listArticles, type ListedArticle } from '../intake/article-list.ts';
import { findArticle, type ItemArticle } from '../intake/articles.ts';
import { openStoreToRead } from '../store/store.ts';
import { editForm } from './article-form.ts';
import { html, linkOut, type Markup } from './html.ts';
import { actButton, foreign, form, whenOf } from './parts.ts';
import type { Act, Desk } from './room.ts';
import { whyNot } from './typed.ts';
import { VisitFault, type OpenVisit, type Page } from './visit.ts';

/** The page of an article. */
export const showArticle: Act = async (visit, desk, words) => ({
	kind: 'page',
	page: await articlePage(visit, desk, words, undefined)
});

/** The same with what was typed in its form. */
export const articlePage = async (
	{ session, now }: OpenVisit,
	{ dataFolder }: Desk,
	[id = '']: readonly string[],
	typed: URLSearchParams | undefined,
	sentence?: string
): Promise<Page> => {
	const store = await openStoreToRead(dataFolder);
	try {
		const { articles } = await listArticles(store, { id });
		const listed = articles[0];
		if (listed === undefined) throw new VisitFault(404, `There is no article ${id}.`);
		const main = html`${heading(listed)} ${whyNot(sentence)}
		${
			listed.source === undefined
				? ownArticle(listed, session)
				: broughtArticle(await findArticle(store, id), listed, { session, now, typed })
		}`;
		return { title: listed.title, part: 'articles', main };
	} finally {
		await store.close();
	}
};

function ownArticle(listed: ListedArticle, session: string): Markup {
	return html`<div class="card">
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

function broughtArticle(
	article: ItemArticle,
	listed: ListedArticle,
	{ session, now, typed }: { session: string; now: Date; typed: URLSearchParams | undefined }
): Markup {
	const { url, firstSeen, isRetracted } = article;
	const from = url === undefined ? undefined : html`<p class="address" dir="ltr">${linkOut(url, url)}</p>`;
	return html`<p class="meta">
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
		${editForm(article, session, typed)}
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
