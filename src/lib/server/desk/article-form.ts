// The form in which an article is corrected: filled from the article, or once more from what was typed.
import type { ItemArticle } from '../intake/articles.ts';
import { fieldsOf, fillAgain, type FieldName, fields } from './correction.ts';
import { html, type Markup, type Part } from './html.ts';
import { foreign, form } from './parts.ts';

/** The form of an article; `typed` is what it was sent with before. */
export function editForm(article: ItemArticle, session: string, typed = new URLSearchParams()): Markup {
	const { id } = article.head;
	const filled = fillAgain(typed, fieldsOf(article));
	const field = (name: FieldName, words: string, hint: string | undefined, control: Part) =>
		html`<div class="field-with">
			<input type="hidden" name="was-${name}" value="${filled[name].was}" />
			<label class="field"
				><span>${words}${hint === undefined ? undefined : html` <small>${hint}</small>`}</span>${control}</label
			>
			${meanwhile(name, filled[name].meanwhile)} ${backButton(name, article)}
		</div>`;
	const { title, standfirst, language, tags, html: text } = filled;
	const isClash = Object.values(filled).some((each) => each.meanwhile !== undefined);
	return form(
		session,
		`/desk/articles/${id}`,
		html`<div class="stack">
			${defaultButton}
			${field('title', 'Title', undefined, html`<input name="title" value="${title.value}" required maxlength="300" dir="auto" />`)}
			${field('standfirst', 'Standfirst', undefined, html`<textarea name="standfirst" rows="3" maxlength="1000" dir="auto">${standfirst.value}</textarea>`)}
			<div class="pair">
				${field('language', 'Language', 'such as kk', html`<input name="language" value="${language.value}" required maxlength="35" autocapitalize="none" spellcheck="false" />`)}
				${field('tags', 'Tags', 'commas between', html`<input name="tags" value="${tags.value}" maxlength="2000" dir="auto" />`)}
			</div>
			${field('html', 'Text', 'HTML; pictures keep their names', html`<textarea class="text" name="html" rows="18" dir="auto" spellcheck="true">${`\n${text.value}`}</textarea>`)}
			<div class="acts">
				<button class="button main">${isClash ? 'Publish mine all the same' : 'Publish the correction'}</button>
			</div>
		</div>`
	);
}

/** Enter in a field presses the first button of its form (HTML, "implicit submission"), which is not to be one that takes a field back. */
const defaultButton = html`<button class="unseen" tabindex="-1" aria-hidden="true">Publish</button>`;

function backButton(name: FieldName, { edited }: ItemArticle): Markup | undefined {
	const found = fields.find(([each]) => each === name);
	if (found === undefined || !edited.includes(found[2])) return undefined;
	return html`<p class="changed">
		<span>Changed by you.</span>
		<button class="button small" name="back" value="${name}" formnovalidate>Take what the source says</button>
	</p>`;
}

/** How a field stands now that something else changed as well. */
function meanwhile(name: FieldName, now: string | undefined): Markup | undefined {
	if (now === undefined) return undefined;
	if (name !== 'html') return html`<p class="changed"><span>It stands now:</span> ${foreign(now)}</p>`;
	return html`<details class="changed">
		<summary>How it stands now</summary>
		<textarea class="text" rows="18" dir="auto" readonly aria-label="How the text stands now">${`\n${now}`}</textarea>
	</details>`;
}
