// The login page, and the two acts at the door: in by the key, and out.
import { checkToken, plainFormBytes, readForm } from './form.ts';
import { writeKnownCookie } from './door.ts';
import { html, type Markup } from './html.ts';
import type { Act } from './room.ts';
import { writeSessionCookie } from './sessions.ts';
import type { Answer, Headings, Page } from './visit.ts';

/** Where one wanted to go: a page of the desk, and nothing that a browser could take for another host's. */
function settleNext(next: string | null): string {
	return next !== null && next.length <= 8_192 && /^\/desk(?:[/?][!-~]*)?$/.test(next) && !next.includes('\\')
		? next
		: '/desk';
}

/** The login page; who is logged in already goes on. */
export const showLogin: Act = ({ query, session }) => {
	const next = settleNext(query.get('next'));
	return session === '' ? { kind: 'page', page: loginPage(next) } : { kind: 'away', to: next };
};

/** Tries the key. */
export const logIn: Act = async ({ request, own, now }, { door }) => {
	const form = await readForm(request, plainFormBytes);
	const next = settleNext(form.get('next'));
	const tried = await door.try(form.get('key') ?? '', request, now);
	const isSecure = own.startsWith('https:');
	switch (tried.kind) {
		case 'open': {
			const cookies = [writeSessionCookie(tried.session, isSecure), writeKnownCookie(tried.known, isSecure)];
			return { kind: 'away', to: next, headers: { 'set-cookie': cookies } };
		}
		case 'wrong':
			return refuse(
				403,
				next,
				'That is not the key. It is the one printed at the first start, or by “npm run shyraq -- desk-key”, whichever was later.'
			);
		case 'keyless':
			return refuse(503, next, 'The desk has no key yet: make one by “npm run shyraq -- desk-key” where Shyraq runs.');
		case 'late': {
			const seconds = Math.ceil(tried.waitMs / 1000);
			const wait = seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
			return refuse(429, next, `The key was tried too often. Try again in ${wait}.`, {
				'retry-after': String(seconds)
			});
		}
	}
};

/** Ends the session. */
export const logOut: Act = async (visit, { door, said }) => {
	checkToken(await readForm(visit.request, plainFormBytes), visit.session);
	door.close(visit.session);
	said.delete(visit.session);
	const gone = writeSessionCookie(undefined, visit.own.startsWith('https:'));
	return { kind: 'away', to: '/desk/login', headers: { 'set-cookie': gone } };
};

function refuse(status: number, next: string, sentence: string, headers: Headings = {}): Answer {
	return { kind: 'page', status, page: loginPage(next, sentence), headers };
}

function loginPage(next: string, sentence?: string): Page {
	const trouble: Markup | undefined =
		sentence === undefined ? undefined : html`<p class="trouble" role="alert" id="why">${sentence}</p>`;
	const described = sentence === undefined ? undefined : html` aria-invalid="true" aria-describedby="why"`;
	return {
		title: 'Log in',
		main: html`<form class="login" method="post" action="/desk/login">
			<h1>The editor’s desk</h1>
			${trouble}
			<input type="hidden" name="next" value="${next}" />
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
