// Every address of the desk, and what stands there.
import { changeArticle, moveArticle, restore, retract } from './article-acts.ts';
import { showArticle } from './article-page.ts';
import { showArticles } from './article-pages.ts';
import { bringFiles, showFiles } from './files.ts';
import { orderByForm, showFront } from './front.ts';
import { logIn, logOut, showLogin } from './login.ts';
import { saveByForm, showSave } from './save.ts';
import { publish, tellStanding } from './standing.ts';
import { addAddress, changeSource, giveList, refreshAll } from './source-acts.ts';
import { showSources } from './source-pages.ts';
import { showTask } from './task-pages.ts';
import { changeWaiting } from './waiting.ts';
import type { Route } from './room.ts';

/** Articles and sources have ids of small letters and digits. */
const routes: readonly Route[] = [
	{ pattern: /^\/desk\/?$/, get: showSources },
	{ pattern: /^\/desk\/login$/, get: showLogin, post: logIn, isOpen: true },
	{ pattern: /^\/desk\/logout$/, post: logOut },
	{ pattern: /^\/desk\/standing$/, get: tellStanding },
	{ pattern: /^\/desk\/publish$/, post: publish },
	{ pattern: /^\/desk\/add$/, post: addAddress },
	{ pattern: /^\/desk\/refresh$/, post: refreshAll },
	{ pattern: /^\/desk\/waiting$/, post: changeWaiting },
	{ pattern: /^\/desk\/sources\.opml$/, get: giveList },
	{ pattern: /^\/desk\/sources\/([a-z0-9]{1,40})\/(pause|resume|refresh|move|remove)$/, post: changeSource },
	{ pattern: /^\/desk\/tasks\/([a-f0-9]{18})$/, get: showTask },
	{ pattern: /^\/desk\/articles$/, get: showArticles },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})$/, get: showArticle, post: changeArticle },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/retract$/, post: retract },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/restore$/, post: restore },
	{ pattern: /^\/desk\/articles\/([a-z0-9]{1,40})\/(pin|unpin)$/, post: moveArticle },
	{ pattern: /^\/desk\/front$/, get: showFront, post: orderByForm },
	{ pattern: /^\/desk\/files$/, get: showFiles, post: bringFiles },
	{ pattern: /^\/desk\/save$/, get: showSave, post: saveByForm, isOpen: true }
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
