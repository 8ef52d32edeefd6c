// Sites on loopback for the intake: pages, feeds and pictures by their paths, each request remembered.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { readAllowList } from '#lib/server/fetching/allow.ts';
import { makeFetchPage } from '#lib/server/fetching/fetch-page.ts';
import { usualLimits, type Limits } from '#lib/server/fetching/limits.ts';
import { openOutside } from '#lib/server/intake/outside.ts';

/** What stands at a path: an answer that is ready, or one that answers by itself. */
export type Page =
	| { body: string | Uint8Array; type?: string; status?: number; headers?: Record<string, string> }
	| ((response: ServerResponse, headers: IncomingHttpHeaders) => void);

/** A site that runs. */
export interface Site {
	/** `http://127.0.0.1:<port>`. */
	origin: string;
	pages: Map<string, Page>;
	/** Paths asked for, in order, with whether a condition was sent. */
	asked: { path: string; isConditional: boolean }[];
	close(): Promise<void>;
}

/** Opens a site without pages. */
export async function openSite(): Promise<Site> {
	const pages = new Map<string, Page>();
	const asked: Site['asked'] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
		asked.push({ path, isConditional: tag !== undefined || since !== undefined });
		const page = pages.get(path);
		if (typeof page === 'function') page(response, request.headers);
		else if (page === undefined) response.writeHead(404).end('nothing here');
		else {
			const { body, type = 'text/html; charset=utf-8', status = 200, headers = {} } = page;
			const isKnown = tag !== undefined && tag === headers['etag'];
			response.writeHead(isKnown ? 304 : status, { 'content-type': type, ...headers }).end(isKnown ? undefined : body);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		pages,
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** The list by which the fetcher lets a site on loopback be asked. */
export function allowOf({ origin }: Site): string {
	return new URL(origin).host;
}

/** The outside as the commands have it, for one site. */
export function outsideOf(site: Site) {
	return openOutside({ fetchAllow: readAllowList(allowOf(site)) ?? [], origin: undefined });
}

/** The same with bounds of its own, and with `localhost` as another host of the site, which has turns of its own. */
export function outsideWithin(site: Site, limits: Partial<Limits>) {
	const { port } = new URL(site.origin);
	const allow = readAllowList(`${allowOf(site)}, localhost:${port}`) ?? [];
	const fetchPage = makeFetchPage({ allow, origin: undefined, limits: { ...usualLimits, ...limits } });
	return { ...outsideOf(site), fetchPage };
}

const dripEveryMs = 20;

/** A page that comes byte by byte and never ends. */
export class Drip {
	readonly #begun = Promise.withResolvers<undefined>();
	#open = 0;
	/** How long it was waited for, in milliseconds, by each who gave it up. */
	readonly waitedMs: number[] = [];

	/** When somebody first waits for it. */
	get begun(): Promise<undefined> {
		return this.#begun.promise;
	}

	/** Whether somebody waits for it now. */
	get isAwaited(): boolean {
		return this.#open > 0;
	}

	/** @param begin the beginning, which comes at once */
	page(type: string, begin = ''): Page {
		return (response) => {
			const began = performance.now();
			this.#open += 1;
			response.writeHead(200, { 'content-type': type }).write(begin);
			const timer = setInterval(() => response.write(' '), dripEveryMs);
			response.once('close', () => {
				clearInterval(timer);
				this.#open -= 1;
				this.waitedMs.push(performance.now() - began);
			});
			this.#begun.resolve(undefined);
		};
	}
}

/** An item of a feed. */
export interface Entry {
	guid: string;
	title: string;
	link: string;
	html?: string;
	teaser?: string;
	/** Hours before the first of March. */
	hours?: number;
}

/** A feed as RSS 2.0. */
export function writeFeed(title: string, site: string, entries: readonly Entry[]): string {
	const cdata = (html: string) => `<![CDATA[${html}]]>`;
	const items = entries.map(({ guid, title: name, link, html, teaser, hours = 0 }) => {
		const date = new Date(Date.UTC(2026, 2, 1) - hours * 3_600_000).toUTCString();
		const text = html === undefined ? '' : `<content:encoded>${cdata(html)}</content:encoded>`;
		const short = teaser === undefined ? '' : `<description>${cdata(teaser)}</description>`;
		return `<item><title>${cdata(name)}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate>${short}${text}</item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${cdata(title)}</title><link>${site}/</link><description>x</description>${items.join('')}</channel></rss>`;
}

/** A page with an article between what pages have beside it. */
export function writePage(title: string, html: string): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><a href="/">Home</a><a href="/about">About</a></nav><main><article><h1>${title}</h1>${html}</article></main><footer>All rights</footer></body></html>`;
}
