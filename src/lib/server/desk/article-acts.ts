// What the editor does with an article: corrected, taken back to its source's words, retracted, restored, pinned.
import { editArticle, findArticle, restoreArticle, retractArticle, type Correction } from '../intake/articles.ts';
import { pinArticle, unpinArticle } from '../intake/front.ts';
import { openStore, type Store } from '../store/store.ts';
import { backOf, checkToken, plainFormBytes, readForm, textFormBytes } from './form.ts';
import { linesOf } from './parts.ts';
import type { Act, Desk } from './room.ts';
import { VisitFault, type Answer, type OpenVisit } from './visit.ts';

/** Corrects an article: only what differs from how it stands is the editor's from now on. */
export const changeArticle: Act = async ({ request, session }, desk, [id = '']) => {
	const form = await readForm(request, textFormBytes);
	checkToken(form, session);
	const isChanged = await withStore(desk, async (store) => {
		const { head, body, edited } = await findArticle(store, id);
		const back = form.get('back');
		const correction: Correction =
			back === null
				? differences(form, { ...head, tags: head.tags.join(', '), html: linesOf(body) })
				: { [back === 'body' ? 'html' : (edited.find((name) => name === back) ?? 'title')]: null };
		if (Object.keys(correction).length === 0) return false;
		await editArticle(store, id, correction);
		return true;
	});
	if (isChanged) desk.presses.want();
	const said = isChanged
		? 'The correction is taken, and being published.'
		: 'Nothing was changed, so nothing is published.';
	return { kind: 'away', to: `/desk/articles/${id}`, said };
};

type Standing = Readonly<Record<'title' | 'standfirst' | 'language' | 'tags' | 'html', string>>;

function differences(form: URLSearchParams, standing: Standing): Correction {
	const given = (name: keyof Standing): string | undefined => {
		// A field of a form has the line ends of the web (HTML, "form submission")
		const value = form.get(name)?.replaceAll('\r\n', '\n');
		return value === undefined || value.trim() === standing[name].trim() ? undefined : value;
	};
	const [title, standfirst, language, tags, html] = [
		given('title'),
		given('standfirst'),
		given('language'),
		given('tags'),
		given('html')
	];
	return {
		...(title === undefined ? {} : { title }),
		...(standfirst === undefined ? {} : { standfirst }),
		...(language === undefined ? {} : { language }),
		...(tags === undefined ? {} : { tags: tags.split(/[,،]/) }),
		...(html === undefined ? {} : { html })
	};
}

/** Withdraws an article from the edition and from phones. */
export const retract: Act = (visit, desk, words) =>
	act(visit, desk, words, retractArticle, 'It is retracted; the retraction is being published.');

/** Publishes a retracted article anew. */
export const restore: Act = (visit, desk, words) =>
	act(visit, desk, words, restoreArticle, 'It is put back, and being published.');

/** Puts an article at the top of the front, or takes its place away. */
export const moveArticle: Act = async (visit, desk, [id = '', what = '']) => {
	const [change, said] =
		what === 'pin'
			? ([pinArticle, 'It is at the top of the front now.'] as const)
			: ([unpinArticle, 'It has no place of its own any more, and follows by its age.'] as const);
	const answer = await act(visit, desk, [id], change, said);
	return { ...answer, to: backOf(visit.request.headers.referer, visit.own) };
};

async function act(
	{ request, session }: OpenVisit,
	desk: Desk,
	[id = '']: readonly string[],
	change: (store: Store, id: string) => Promise<void>,
	said: string
): Promise<Extract<Answer, { kind: 'away' }>> {
	checkToken(await readForm(request, plainFormBytes), session);
	if (id.length < 4) throw new VisitFault(404, 'There is no such article.');
	await withStore(desk, (store) => change(store, id));
	desk.presses.want();
	return { kind: 'away', to: `/desk/articles/${id}`, said };
}

/** Does some work in the open store. */
export async function withStore<T>(
	{ dataFolder }: Pick<Desk, 'dataFolder'>,
	work: (store: Store) => Promise<T>
): Promise<T> {
	const store = await openStore(dataFolder);
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
