// The documents of a mirror as files: in English at the top, and in every language below it, as plain servers map addresses.
import { composeDocument, type Subject } from '#lib/article/compose/document.ts';
import { toBytes, toText } from '#lib/article/bytes.ts';
import { showLibrary } from '#lib/article/front.ts';
import { readArticle } from '#lib/article/read.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import type { Templates } from '../pages/templates.ts';
import { Refusal } from '../refusal.ts';
import { entriesOf, listArticles } from '../store/entries.ts';
import type { Store } from '../store/store.ts';
import { markOf, type MirrorFile } from './files.ts';

/** A document before it is composed. */
interface Draft {
	/** Its address, without a language. */
	address: string;
	/** What decides it besides the templates. */
	mark: string;
	read(): Promise<Subject> | Subject;
}

const plainPages = ['saved', 'settings', 'storage', 'ready', 'search'] as const;

/** Every document of an edition, in every language. */
export async function listDocuments(
	store: Store,
	contents: Contents,
	head: Hash,
	templates: Templates
): Promise<MirrorFile[]> {
	const drafts = [
		...(await draftLibrary(store, contents, head)),
		...plainPages.map((page): Draft => ({ address: places[page], mark: page, read: () => ({ kind: 'plain', page }) })),
		...(await draftTexts(store))
	];
	const unknown: Draft = { address: '/404', mark: 'unknown', read: () => ({ kind: 'notice', notice: 'unknown' }) };
	const below = languages.map((language) => ({ folder: `${language}/`, language }));
	return [
		makeFile('404.html', 'en', unknown, templates),
		...[{ folder: '', language: 'en' as const }, ...below].flatMap(({ folder, language }) =>
			drafts.map((draft) => makeFile(`${folder}${fileOf(draft.address)}`, language, draft, templates))
		)
	];
}

/** Servers answer `/read/x` with `read/x/index.html`, most of them after sending the reader on to `/read/x/`. */
function fileOf(address: string): string {
	return address === '/' ? 'index.html' : `${address.slice(1)}/index.html`;
}

function makeFile(path: string, language: Language, draft: Draft, templates: Templates): MirrorFile {
	return {
		path,
		mark: markOf(templates.build, language, draft.mark),
		isImmutable: false,
		read: async () => {
			const document = composeDocument(templates.sets[language], await draft.read());
			return toBytes(document.chunks.join(''));
		}
	};
}

/** The front, and the older documents one after another as each names the next. */
async function draftLibrary(store: Store, contents: Contents, head: Hash): Promise<Draft[]> {
	const drafts: Draft[] = [];
	let after: string | undefined;
	do {
		const shown = await showLibrary(contents, entriesOf(store), after);
		if (shown === undefined) break;
		const address = after === undefined ? places.library : places.older(after);
		drafts.push({ address, mark: markOf(head, after ?? ''), read: () => ({ kind: 'library', shown }) });
		after = shown.last;
	} while (after !== undefined);
	return drafts;
}

async function draftTexts(store: Store): Promise<Draft[]> {
	return (await listArticles(store)).map(({ id, hash, isGone }) => ({
		address: places.read(id),
		mark: isGone ? 'gone' : hash,
		read: async () => {
			if (isGone) return { kind: 'notice', notice: 'gone' };
			const bytes = await store.blobs.read(hash);
			const article = bytes === undefined ? undefined : readArticle(toText(bytes))?.article;
			if (article === undefined)
				throw new Refusal(`The article ${id} is missing or damaged in the store: see what "check" says.`);
			return { kind: 'article', article, hash };
		}
	}));
}
