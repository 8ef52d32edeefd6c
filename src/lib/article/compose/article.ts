// One article as the inside of `main`: headline, standfirst, byline, lead figure, body, sources.
import type { Language } from '#lib/contract/languages.ts';
import { directionOf } from '#lib/contract/languages.ts';
import { writeNoteMarks } from '../note-marks.ts';
import type { Article, ArticleHead } from '../types.ts';
import { escape, findPicture, paintPicture } from './markup.ts';
import { writeJson, type Painting } from './template.ts';
import { fill, writeDay, writeNumber, type PaintWords } from './words.ts';

/** How pictures stand in a canonical body; see docs/format.md. */
const bodyPicture = /<img src="\/i\/([0-9a-f]{64})"([^>"]|"[^"]*")*>/g;

/** The document's texts for an article. Device-free: the same article and words give the same bytes everywhere. */
export function paintArticle(article: Article, hash: string, language: Language, words: PaintWords): Painting {
	const { head } = article;
	const own = `lang="${escape(head.language)}" dir="${head.direction}"`;
	const meta = `lang="${language}" dir="${directionOf(language)}"`;
	return {
		title: escape(head.title),
		description: escape(head.standfirst),
		main:
			`<article data-id="${head.id}"><header class="headline">` +
			`<h1 ${own}>${escape(head.title)}</h1>` +
			(head.standfirst === '' ? '' : `<p class="standfirst" ${own}>${escape(head.standfirst)}</p>`) +
			`<p class="meta" ${meta}>${paintMeta(head, words)}</p></header>` +
			paintLead(head, own, words) +
			`<div class="body" ${own}>${paintBody(article, words)}</div>` +
			paintSources(head, words, meta, own) +
			'</article>',
		facts: writeJson({
			page: 'read',
			id: head.id,
			hash,
			revision: head.revision,
			title: head.title,
			language: head.language,
			direction: head.direction,
			minutes: head.minutes
		})
	};
}

function paintMeta(head: ArticleHead, words: PaintWords): string {
	const facts = [
		head.byline === ''
			? ''
			: `<span class="byline">${fill(escape(words.by), { name: `<bdi>${escape(head.byline)}</bdi>` })}</span>`,
		head.place === undefined ? '' : `<span class="place"><bdi>${escape(head.place)}</bdi></span>`,
		`<time datetime="${escape(head.published)}">${escape(writeDay(words, head.published))}</time>`,
		head.updated === undefined
			? ''
			: `<span class="updated">${escape(words.updated)} <time datetime="${escape(head.updated)}">${escape(writeDay(words, head.updated))}</time></span>`,
		`<span class="minutes">${escape(fill(words.minutes, { count: writeNumber(words, head.minutes) }))}</span>`
	];
	return facts.filter((fact) => fact !== '').join(' ');
}

function paintLead(head: ArticleHead, own: string, words: PaintWords): string {
	const picture = head.lead === undefined ? undefined : findPicture(head.pictures, head.lead.picture);
	if (head.lead === undefined || picture === undefined) return '';
	const credit = head.lead.credit === '' ? '' : ` <small>${escape(head.lead.credit)}</small>`;
	const caption =
		head.lead.caption === '' && credit === '' ? '' : `<figcaption>${escape(head.lead.caption)}${credit}</figcaption>`;
	return `<figure class="lead" ${own}>${paintPicture(picture, escape(head.lead.alt), 'figure', words, true)}${caption}</figure>`;
}

/** The body with each picture opened out into its sizes; the canonical form lets a pattern find exactly the elements. */
function paintBody({ head, body }: Article, words: PaintWords): string {
	return writeNoteMarks(focusScrollers(body), head.language).replace(bodyPicture, (whole, id: string) => {
		const picture = head.pictures.find((known) => known.id === id);
		const alt = / alt="([^"]*)"/.exec(whole)?.[1] ?? '';
		return picture === undefined ? '' : paintPicture(picture, alt, 'figure', words);
	});
}

/** What scrolls in itself must be reached by keyboard (WCAG 2.2, 2.1.1). A canonical body has `<` nowhere but where an element begins or ends. */
function focusScrollers(body: string): string {
	return body
		.replace(/<pre(?=[ >])/g, '<pre tabindex="0"')
		.replace(/<table(?=[ >])/g, '<div class="wide" tabindex="0"><table')
		.replaceAll('</table>', '</table></div>');
}

function paintSources(head: ArticleHead, words: PaintWords, meta: string, own: string): string {
	if (head.sources.length === 0) return '';
	const items = head.sources.map(({ name, url, note }) => {
		const label =
			url === undefined
				? `<cite>${escape(name)}</cite>`
				: `<a href="${escape(url)}" rel="noreferrer external"><cite>${escape(name)}</cite></a>`;
		return `<li ${own}>${label}${note === undefined ? '' : `: ${escape(note)}`}</li>`;
	});
	return `<footer class="sources"><h2 ${meta}>${escape(words.sources)}</h2><ul>${items.join('')}</ul></footer>`;
}
