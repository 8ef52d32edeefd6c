// Forms in which one types: where one cannot be taken it is shown again, with what was typed in it and the sentence why.
import { tellFault } from './fault-page.ts';
import { readForm } from './form.ts';
import { html, type Markup } from './html.ts';
import type { Act, Desk, Route, ShowTyped, TypedForm } from './room.ts';
import type { Answer, OpenVisit } from './visit.ts';

/** A visit that sends a form, which has been read. */
export type Typing = OpenVisit & { form: URLSearchParams };

/** What is done with a form. */
export type Take = (visit: Typing, desk: Desk, words: readonly string[]) => Answer | Promise<Answer>;

/** The part of a route that takes a form: whatever keeps the form from being taken, what was typed is not lost. */
export function typing(limitBytes: number, show: ShowTyped, take: Take): Required<Pick<Route, 'post' | 'typed'>> {
	const typed: TypedForm = { limitBytes, show };
	const post: Act = async (visit, desk, words) => {
		const form = await readForm(visit.request, limitBytes);
		try {
			return await take({ ...visit, form }, desk, words);
		} catch (caught) {
			if (visit.isProgram) throw caught;
			const { status, sentence, headers } = tellFault(caught, visit, desk.dataFolder);
			return { kind: 'page', status, headers, page: await show(visit, desk, words, form, sentence) };
		}
	};
	return { post, typed };
}

/** The sentence at the top of a form that was not taken. */
export function whyNot(sentence: string | undefined): Markup | undefined {
	return sentence === undefined ? undefined : html`<p class="trouble" role="alert">${sentence}</p>`;
}
