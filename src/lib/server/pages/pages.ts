// Documents from the server: the address and the reader's language in, the composer's bytes out, with their validators.
import { composeDocument, type Subject } from '#lib/article/compose/document.ts';
import { fromNewest, showLibrary } from '#lib/article/front.ts';
import type { Language } from '#lib/contract/languages.ts';
import { languageCookie } from '#lib/contract/places.ts';
import { readPath, type PageRequest } from '#lib/contract/requests.ts';
import { answerBytes } from '../answers/ranges.ts';
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
import { readEdition, readingStore, readStoredArticle } from '../answers/shelf.ts';
import { countSources, entriesOf, findArticle } from '../store/entries.ts';
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
	const { pathname, searchParams } = new URL(request.url);
	const asked = readPath(pathname);
	if (asked === undefined) return undefined;
	const language = chooseDocumentLanguage(asked.language, request.headers);
	const response = await answerFound(
		request,
		language,
		await findSubject(asked, searchParams.get('from') ?? undefined)
	);
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

async function findSubject({ page, id }: PageRequest, from: string | undefined): Promise<Found> {
	if (page === 'library') return findLibrary(id, from);
	if (page === 'read') return findText(id ?? '');
	return page === 'notice' ? notice('unknown') : { name: page, read: () => ({ kind: 'plain', page }) };
}

/** The front, or with an article's id the list after it; of one source where one is named that there is. */
async function findLibrary(after: string | undefined, named: string | undefined): Promise<Found> {
	const read = await readEdition();
	if (read === undefined) return notice('empty');
	const { contents, edition } = read;
	const store = await readingStore();
	if (after !== undefined && after !== fromNewest) {
		const found = await findArticle(store, after);
		if (found === undefined || found.isGone) return notice(found === undefined ? 'unknown' : 'gone');
	}
	const list = entriesOf(store);
	const isThere = named !== undefined && (await list.olderThan(undefined, 1, named)).length > 0;
	const from = isThere ? named : undefined;
	return {
		// Only a source that there is makes a document of its own
		name: `library ${edition.contents} ${JSON.stringify([after, from])}`,
		read: async () => {
			const shown = (await showLibrary(contents, list, after, from)) ?? (await showLibrary(contents, list, after));
			if (shown === undefined) return { kind: 'notice', notice: 'gone' };
			return { kind: 'library', shown: { ...shown, sources: await countSources(store) } };
		}
	};
}

async function findText(id: string): Promise<Found> {
	const found = await findArticle(await readingStore(), id);
	if (found === undefined || found.isGone) return notice(found === undefined ? 'unknown' : 'gone');
	const article = await readStoredArticle(found.hash);
	if (article === undefined) return notice('damaged');
	return { name: `article ${found.hash}`, read: () => ({ kind: 'article', article, hash: found.hash }) };
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
