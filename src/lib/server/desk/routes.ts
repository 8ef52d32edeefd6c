// Every address of the desk, and what stands there.
import { changeArticle, moveArticle, restore, retract } from './article-acts.ts';
import { articlePage, showArticle } from './article-page.ts';
import { showArticles } from './article-pages.ts';
import { plainFormBytes, textFormBytes } from './form.ts';
import { bringFiles, showFiles } from './files.ts';
import { orderByForm, showFront } from './front.ts';
import { logInBy, logOut, showLogin } from './login.ts';
import { saveAgain, saveByForm, showSave } from './save.ts';
import { publish, tellStanding } from './standing.ts';
import { addAddress, changeSource, giveList, refreshAll } from './source-acts.ts';
import { showSources, sourcesAgain } from './source-pages.ts';
import { showTask } from './task-pages.ts';
import { typing } from './typed.ts';
import { changeWaiting } from './waiting.ts';
import type { Route, TypedForm } from './room.ts';

const inSources = typing(plainFormBytes, sourcesAgain, changeSource);

/** Articles and sources have ids of small letters and digits. */
const routes: readonly Route[] = [
	{ pattern: /^\/desk\/?$/, get: showSources },
	{ pattern: /^\/desk\/login$/, get: showLogin, post: logInBy(findTyped), isOpen: 'all' },
	{ pattern: /^\/desk\/logout$/, post: logOut },
	{ pattern: /^\/desk\/standing$/, get: tellStanding },
	{ pattern: /^\/desk\/publish$/, post: publish },
	{ pattern: /^\/desk\/add$/, ...typing(plainFormBytes, sourcesAgain, addAddress) },
	{ pattern: /^\/desk\/refresh$/, post: refreshAll },
	{ pattern: /^\/desk\/waiting$/, post: changeWaiting },
	{ pattern: /^\/desk\/sources\.opml$/, get: giveList },
	{ pattern: /^\/desk\/sources\/([a-z0-9]{1,40})\/(move)$/, ...inSources },
	{ pattern: /^\/desk\/sources\/([a-z0-9]{1,40})\/(pause|resume|refresh|remove)$/, post: inSources.post },
	{ pattern: /^\/desk\/tasks\/([a-f0-9]{18})$/, get: showTask },
	{ pattern: /^\/desk\/articles$/, get: showArticles },
	{
		pattern: /^\/desk\/articles\/([a-z0-9]{1,40})$/,
		get: showArticle,
		...typing(textFormBytes, articlePage, changeArticle)
	},
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/retract$/, post: retract },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/restore$/, post: restore },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/(pin|unpin)$/, post: moveArticle },
	{ pattern: /^\/desk\/front$/, get: showFront, post: orderByForm },
	{ pattern: /^\/desk\/files$/, get: showFiles, post: bringFiles },
	{ pattern: /^\/desk\/save$/, get: showSave, ...typing(plainFormBytes, saveAgain, saveByForm), isOpen: 'get' }
];

/** Every address, for whoever looks at all of them. */
export const allRoutes: readonly Route[] = routes;

/** What stands at a path. */
export function findRoute(path: string): { route: Route; words: readonly string[] } | undefined {
	for (const route of routes) {
		const match = route.pattern.exec(path);
		if (match !== null) return { route, words: match.slice(1) };
	}
	return undefined;
}

/** The form that is taken at a path, where something is typed in it. */
function findTyped(path: string): { typed: TypedForm; words: readonly string[] } | undefined {
	const found = findRoute(path);
	return found?.route.typed === undefined ? undefined : { typed: found.route.typed, words: found.words };
}
