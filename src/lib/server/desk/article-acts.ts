// What the editor does with an article: corrected, taken back to its source's words, retracted, restored, pinned.
import { editArticle, findArticle, restoreArticle, retractArticle, type ItemArticle } from '../intake/articles.ts';
import { pinArticle, unpinArticle } from '../intake/front.ts';
import { openStore, type Store } from '../store/store.ts';
import { articlePage } from './article-page.ts';
import { clashOf, correctionOf, fields, fieldsOf, readTyped, type FieldName } from './correction.ts';
import { backOf, checkToken, plainFormBytes, readForm } from './form.ts';
import type { Act, Desk } from './room.ts';
import type { Take, Typing } from './typed.ts';
import { VisitFault, type Answer, type OpenVisit } from './visit.ts';

/** Corrects an article: only what differs from what the form was filled from is the editor's from now on. */
export const changeArticle: Take = async (visit, desk, words) => {
	const { form, session } = visit;
	checkToken(form, session);
	const [id = ''] = words;
	const back = fields.find((names) => names.some((name) => name === form.get('back')));
	if (back !== undefined) return takeBack(visit, desk, id, back[0]);
	const { isChanged, leftOut } = await withStore(desk, async (store) => {
		const look = (article: ItemArticle) => {
			const clash = clashOf(form, fieldsOf(article));
			if (clash !== undefined) throw new VisitFault(409, clash);
		};
		const article = await findArticle(store, id);
		look(article);
		return editArticle(store, id, correctionOf(form, fieldsOf(article)), look);
	});
	if (isChanged) desk.presses.want();
	const said = isChanged
		? 'The correction is taken, and being published.'
		: 'Nothing was changed, so nothing is published.';
	return { kind: 'away', to: `/desk/articles/${id}`, said: said + sayLeftOut(leftOut) };
};

/** Takes what the source says of one field. What was typed in others stays in the form. */
async function takeBack(visit: Typing, desk: Desk, id: string, name: FieldName): Promise<Answer> {
	const { form, session } = visit;
	const isTyped = await withStore(desk, async (store) => {
		if ((await editArticle(store, id, { [name]: null })).isChanged) desk.presses.want();
		form.delete(name);
		return readTyped(form, fieldsOf(await findArticle(store, id))).size > 0;
	});
	const said = 'What the source says is taken, and being published.';
	if (!isTyped) return { kind: 'away', to: `/desk/articles/${id}`, said };
	desk.said.set(session, `${said} What else you typed stands below, and is not published yet.`);
	return { kind: 'page', page: await articlePage(visit, desk, [id], form) };
}

const mostNamed = 3;

/** A phone has only the pictures of the edition, and none of these is fetched for a correction. */
function sayLeftOut(addresses: readonly string[]): string {
	if (addresses.length === 0) return '';
	const named = addresses
		.slice(0, mostNamed)
		.map((address) => (address.length > 80 ? `${address.slice(0, 80)}…` : address));
	const rest = addresses.length - named.length;
	const all = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
	const said = addresses.length === 1 ? 'A picture was left out' : `${addresses.length} pictures were left out`;
	return ` ${said}, for only those that came with the article can stand in its text: ${all}`;
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
