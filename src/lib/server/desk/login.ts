// The login page, and the two acts at the door: in by the key, and out.
import { findCarried, hideFields, loginBytes, readOutside, type Carried } from './carried.ts';
import { writeKnownCookie, type Try } from './door.ts';
import { backOf, checkToken, plainFormBytes, readForm } from './form.ts';
import { html, type Markup } from './html.ts';
import type { Act, TypedForm } from './room.ts';
import { writeSessionCookie } from './sessions.ts';
import type { Answer, Headings, Page, Visit } from './visit.ts';

/** Where one wanted to go: a page of the desk, and nothing that a browser could take for another host's. */
function settleNext(next: string | null): string {
	return next !== null && next.length <= 8_192 && /^\/desk(?:[/?][!-~]*)?$/.test(next) && !next.includes('\\')
		? next
		: '/desk';
}

/** The login page; who is logged in already goes on. */
export const showLogin: Act = ({ query, session }) => {
	const next = settleNext(query.get('next'));
	return session === '' ? { kind: 'page', page: loginPage({ next }) } : { kind: 'away', to: next };
};

/** The form that is taken at a path, where something is typed in it. */
type FindTyped = (path: string) => { typed: TypedForm; words: readonly string[] } | undefined;

/** Makes the act that tries the key. What a form of before carries is shown in that form again, and not done by itself. */
export function logInBy(findTyped: FindTyped): Act {
	return async (visit, desk) => {
		const { request, own, now } = visit;
		const form = await readOutside(request, loginBytes);
		const wish: Wish = { next: settleNext(form.get('next')), carried: findCarried(form) };
		const tried = await desk.door.try(form.get('key') ?? '', request, now);
		if (tried.kind !== 'open') return refuse(wish, tried);
		const { session, known } = tried;
		const isSecure = own.startsWith('https:');
		const headers = { 'set-cookie': [writeSessionCookie(session, isSecure), writeKnownCookie(known, isSecure)] };
		const found = wish.carried === undefined ? undefined : findTyped(wish.carried.path);
		if (wish.carried === undefined || found === undefined) return { kind: 'away', to: wish.next, headers };
		const page = await found.typed.show({ ...visit, session }, desk, found.words, wish.carried.fields);
		desk.said.set(session, 'You are logged in. What you typed stands here as you left it, and was not sent yet.');
		return { kind: 'page', page, session, headers };
	};
}

function refuse(wish: Wish, tried: Exclude<Try, { kind: 'open' }>): Answer {
	switch (tried.kind) {
		case 'wrong':
			return loginAnswer(
				403,
				wish,
				'That is not the key. It is the one printed at the first start, or by “npm run shyraq -- desk-key”, whichever was later.'
			);
		case 'keyless':
			return loginAnswer(
				503,
				wish,
				'The desk has no key yet: make one by “npm run shyraq -- desk-key” where Shyraq runs.'
			);
		case 'late': {
			const seconds = Math.ceil(tried.waitMs / 1000);
			const wait = seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
			const headers = { 'retry-after': String(seconds) };
			return loginAnswer(429, wish, `The key was tried too often. Try again in ${wait}.`, headers);
		}
	}
}

/** Answers a form of ours whose session has ended: by the login, which carries what was typed. */
export async function askForKey(visit: Visit, typed: TypedForm | undefined): Promise<Answer> {
	const { request, path, own } = visit;
	if (typed !== undefined) {
		const carried = { path, fields: await readOutside(request, typed.limitBytes) };
		return loginAnswer(
			401,
			{ next: '/desk', carried },
			'Your session has ended. Nothing that you typed is lost: log in, and it stands in its form again, for you to send.'
		);
	}
	const again =
		path === '/desk/files'
			? 'so the files were not taken: log in, then choose them again.'
			: 'so this was not done: log in, then do it again.';
	return loginAnswer(401, { next: backOf(request.headers.referer, own) }, `Your session has ended, ${again}`);
}

/** Ends the session. */
export const logOut: Act = async (visit, { door, said }) => {
	checkToken(await readForm(visit.request, plainFormBytes), visit.session);
	door.close(visit.session);
	said.delete(visit.session);
	const gone = writeSessionCookie(undefined, visit.own.startsWith('https:'));
	return { kind: 'away', to: '/desk/login', headers: { 'set-cookie': gone } };
};

/** What is to come after the login. */
interface Wish {
	next: string;
	carried?: Carried | undefined;
}

function loginAnswer(status: number, wish: Wish, sentence: string, headers: Headings = {}): Answer {
	return { kind: 'page', status, page: loginPage(wish, sentence, status !== 401), headers };
}

function loginPage({ next, carried }: Wish, sentence?: string, isKeyWrong = false): Page {
	const why: Markup | undefined =
		sentence === undefined
			? undefined
			: html`<p class="${isKeyWrong ? 'trouble' : ''}" role="alert" id="why">${sentence}</p>`;
	const described = isKeyWrong ? html` aria-invalid="true" aria-describedby="why"` : undefined;
	return {
		title: 'Log in',
		main: html`<form class="login" method="post" action="/desk/login">
			<h1>The editor’s desk</h1>
			${why}
			<input type="hidden" name="next" value="${next}" />${carried === undefined ? undefined : hideFields(carried)}
			<label class="field"
				><span>Key</span>
				<input
					type="password"
					name="key"
					required
					autofocus
					autocomplete="current-password"
					autocapitalize="none"
					spellcheck="false"
					maxlength="200"
					${described}
			/></label>
			<button class="button main">Log in</button>
			<p class="quiet">
				The key was printed when Shyraq first started. A new one is made by <code>npm run shyraq -- desk-key</code>,
				which ends the old one.
			</p>
		</form>`
	};
}
