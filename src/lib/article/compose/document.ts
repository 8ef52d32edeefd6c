// The one composer: a subject and a language's templates in, a whole document out, the same bytes from server and worker.
import { directionOf, type Language } from '#lib/contract/languages.ts';
import { places, type PageName } from '#lib/contract/places.ts';
import type { PlainPage } from '#lib/contract/requests.ts';
import type { Article } from '../types.ts';
import { paintArticle } from './article.ts';
import { paintLibrary, type Shown } from './library.ts';
import { escape } from './markup.ts';
import { fillTemplate, writeJson, type Painting, type TemplateSet } from './template.ts';
import { fill, type PaintWords } from './words.ts';

export type NoticeKind = keyof PaintWords['notices'];

/** What a document is about. */
export type Subject =
	| { kind: 'article'; article: Article; hash: string }
	| { kind: 'library'; shown: Shown }
	| { kind: 'plain'; page: PlainPage }
	/** A page that says in a sentence why the thing asked for is not here. */
	| { kind: 'notice'; notice: NoticeKind };

/** A document on its way out. */
export interface ComposedDocument {
	status: 200 | 404 | 410 | 503;
	headers: Record<string, string>;
	/** The text in the order to send it. */
	chunks: string[];
}

const noticeStatus: Record<NoticeKind, ComposedDocument['status']> = {
	absent: 503,
	gone: 410,
	unknown: 404,
	damaged: 503,
	empty: 503,
	desk: 503
};

/**
 * Composes a document. Pure: the same input gives the same bytes. Where the set is of another language than the one wished
 * for, the document says that it lacks it.
 */
export function composeDocument(set: TemplateSet, subject: Subject, wished = set.language): ComposedDocument {
	const [page, painting] = paint(set, subject);
	if (wished !== set.language) painting.lacking = paintLacking(set, wished);
	const template = set.pages[page];
	return {
		status: subject.kind === 'notice' ? noticeStatus[subject.notice] : 200,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-language': set.language,
			'content-security-policy': `${template.policy}; frame-ancestors 'none'`,
			...guardHeaders
		},
		chunks: fillTemplate(page, painting, set)
	};
}

/** Headers that every answer carries, documents or not. */
export const guardHeaders: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()'
};

function paint(set: TemplateSet, subject: Subject): [PageName, Painting] {
	const words = set.words.paint;
	switch (subject.kind) {
		case 'article':
			return ['read', paintArticle(subject.article, subject.hash, set.language, words)];
		case 'library':
			return ['library', paintLibrary(subject.shown, set.language, words)];
		case 'plain':
			return [subject.page, paintPlain(subject.page, set)];
		case 'notice':
			return ['notice', paintNotice(set, subject.notice)];
	}
}

function paintLacking({ language, words }: TemplateSet, wished: Language): string {
	const { lacking, languages } = words.paint;
	const text = fill(lacking, { language: languages[wished] ?? wished });
	return `<p class="lacking" role="status" lang="${language}" dir="${directionOf(language)}">${escape(text)}</p>`;
}

function paintPlain(page: PlainPage, { build, words }: TemplateSet): Painting {
	const main = page === 'settings' ? `<p>Shyraq <code>${escape(build)}</code></p>` : '';
	return { title: escape(words.paint.titles[page]), description: '', main, facts: writeJson({ page }) };
}

function paintNotice(set: TemplateSet, kind: NoticeKind): Painting {
	const words = set.words.paint;
	const { title, text } = words.notices[kind];
	return {
		title: escape(title),
		description: '',
		main:
			`<div class="notice" lang="${set.language}" dir="${directionOf(set.language)}"><h1>${escape(title)}</h1><p>${escape(text)}</p>` +
			`<p><a href="${places.library}">${escape(words.toLibrary)}</a></p></div>`,
		facts: writeJson({ page: 'notice', notice: kind })
	};
}
