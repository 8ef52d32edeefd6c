// Documents from the server: the address and the reader's language in, the composer's bytes out, with their validators.
import { composeDocument, type Subject } from '#lib/article/compose/document.ts';
import type { Language } from '#lib/contract/languages.ts';
import { languageCookie } from '#lib/contract/places.ts';
import { readPath, type PageRequest } from '#lib/contract/requests.ts';
import { answerBytes } from '../answers/bytes.ts';
import {
	acceptsPage,
	allTags,
	chooseCoding,
	chooseDocumentLanguage,
	isHeld,
	rememberedLanguage,
	writeTag
} from '../answers/negotiate.ts';
import { refuse } from '../answers/plain.ts';
import { readEdition, readStoredArticle } from '../answers/shelf.ts';
import { PageCache } from './page-cache.ts';
import { templatesOf } from './templates.ts';

const cache = new PageCache();
const yearSeconds = 365 * 24 * 60 * 60;

/** A subject before anything is read for it: a name that stands for its exact content, and how to get it. */
interface Found {
	name: string;
	read: () => Promise<Subject> | Subject;
}

/** Answers a request for a document; undefined where its path is no page of ours. */
export async function answerPage(request: Request): Promise<Response | undefined> {
	const asked = readPath(new URL(request.url).pathname);
	if (asked === undefined) return undefined;
	const language = chooseDocumentLanguage(asked.language, request.headers);
	const response = await answerFound(request, language, await findSubject(asked));
	if (asked.language !== undefined && rememberedLanguage(request.headers) !== asked.language) {
		response.headers.append('set-cookie', writeCookie(request, asked.language));
	}
	return response;
}

/** Answers a request for something that is not here: as a page to those who look, in plain text to programs. */
export async function answerUnknown(request: Request): Promise<Response> {
	if (!acceptsPage(request.headers)) return refuse(404);
	return answerFound(request, chooseDocumentLanguage(undefined, request.headers), notice('unknown'));
}

async function findSubject({ page, id }: PageRequest): Promise<Found> {
	if (page === 'saved' || page === 'settings') return { name: page, read: () => ({ kind: page }) };
	const read = await readEdition();
	if (page === 'library') {
		if (read === undefined) return notice('empty');
		const { contents, edition } = read;
		return { name: `library ${edition.contents}`, read: () => ({ kind: 'library', contents }) };
	}
	const entry = read?.contents.articles.find((known) => known.id === id);
	if (entry === undefined) return notice(read?.contents.gone.some((gone) => gone === id) === true ? 'gone' : 'unknown');
	const article = await readStoredArticle(entry.hash);
	if (article === undefined) return notice('damaged');
	return { name: `article ${entry.hash}`, read: () => ({ kind: 'article', article, hash: entry.hash }) };
}

function notice(kind: Extract<Subject, { kind: 'notice' }>['notice']): Found {
	return { name: `notice ${kind}`, read: () => ({ kind: 'notice', notice: kind }) };
}

async function answerFound(request: Request, language: Language, found: Found): Promise<Response> {
	const page = await cache.get(`${language} ${found.name}`, async () =>
		composeDocument(await templatesOf(language), await found.read())
	);
	const coding = chooseCoding(request.headers.get('accept-encoding'));
	const headers = new Headers({
		...page.headers,
		'cache-control': 'no-cache',
		vary: 'Accept-Encoding, Accept-Language, Cookie',
		etag: writeTag(page.hash, coding)
	});
	if (page.status === 200 && isHeld(request.headers.get('if-none-match'), allTags(page.hash))) {
		return new Response(null, { status: 304, headers });
	}
	if (coding !== 'identity') headers.set('content-encoding', coding);
	if (page.status === 503) headers.set('retry-after', '60');
	return answerBytes(request, await page.in(coding), headers, page.status);
}

function writeCookie(request: Request, language: Language): string {
	const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
	return `${languageCookie}=${language}; Max-Age=${yearSeconds}; Path=/; SameSite=Lax; HttpOnly${secure}`;
}
