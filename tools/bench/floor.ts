// The floor: an article as somebody would write it by hand, with nothing but its text, a small style and its lead picture, sent under
// the guard headers that any page of ours is sent under: one of them makes a browser begin a process, which is not the page's doing.
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { brotliCompressSync } from 'node:zlib';
import { guardHeaders } from '#lib/article/compose/document.ts';
import { escape } from '#lib/article/compose/markup.ts';
import type { Article, Variant } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';
import { findPort } from './port.ts';

/** A hand-written page and its picture on a server of their own. */
export interface Floor {
	/** The page alone. */
	plain: string;
	/** The same page with the simplest worker that keeps it. */
	cached: string;
	close: () => Promise<void>;
}

const style =
	'body{max-width:42rem;margin:0 auto;padding:0 1rem 4rem;font:1.125rem/1.6 Georgia,serif;color:#211d16;background:#fdfaf3}' +
	'h1{line-height:1.2}figure{margin:1.5rem 0}img{width:100%;height:auto}figcaption{font-size:.85em;color:#655c4d}' +
	'blockquote{margin:1em 0;padding-left:1em;border-left:3px solid #e3d9c6}';

/** Answers from the cache first; about as short as such a worker can be. */
const worker = `const name = 'floor';
addEventListener('install', (event) => event.waitUntil(caches.open(name).then((cache) => cache.addAll(['/cached', '/picture']))));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request))));`;

const registration = '<script>navigator.serviceWorker.register("/worker.js")</script>';

/** How a picture stands in an article's body. */
const bodyPicture = /<img src="\/i\/[^>]*>/g;

/** Serves an article as a hand-written page. `origin` is the publisher's, to take the lead picture from. */
export async function layFloor(article: Article, origin: string): Promise<Floor> {
	const variant = chooseSize(article);
	const picture = Buffer.from(await (await fetch(`${origin}${places.picture(variant.hash)}`)).arrayBuffer());
	const answers: Record<string, [type: string, content: Buffer | string]> = {
		'/': ['text/html; charset=utf-8', writePage(article, variant, '')],
		'/cached': ['text/html; charset=utf-8', writePage(article, variant, registration)],
		'/worker.js': ['text/javascript', worker],
		'/picture': ['image/avif', picture]
	};
	const server = createServer((request, response) => {
		const answer = answers[request.url ?? ''];
		if (answer === undefined) response.writeHead(404).end();
		else send(response, ...answer);
	});
	const port = await findPort();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const close = async (): Promise<void> => {
		if (!server.listening) return;
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	return { plain: `http://localhost:${port}/`, cached: `http://localhost:${port}/cached`, close };
}

/** The page. It has the article's words, and of its pictures the lead alone. */
export function writePage({ head, body }: Article, { width, height }: Variant, end: string): string {
	const alt = escape(head.lead?.alt ?? '');
	return (
		`<!doctype html><html lang="${head.language}" dir="${head.direction}"><head><meta charset="utf-8">` +
		'<meta name="viewport" content="width=device-width, initial-scale=1">' +
		`<title>${escape(head.title)}</title><style>${style}</style></head><body><main><h1>${escape(head.title)}</h1>` +
		`<p>${escape(head.standfirst)}</p><p><small>${escape(head.byline)}, ${escape(head.published.slice(0, 10))}</small></p>` +
		`<figure><img src="/picture" alt="${alt}" width="${width}" height="${height}">` +
		`<figcaption>${escape(head.lead?.caption ?? '')}</figcaption></figure>` +
		`${body.replace(bodyPicture, '')}</main>${end}</body></html>`
	);
}

/** The lead picture in the middle one of its sizes, which is a phone's. */
function chooseSize({ head }: Article): Variant {
	const picture = head.pictures.find(({ id }) => id === head.lead?.picture);
	const sizes = picture?.variants.filter(({ format }) => format === 'avif').sort((a, b) => a.width - b.width) ?? [];
	const middle = sizes[Math.floor(sizes.length / 2)];
	if (middle === undefined) throw new Error(`The article ${head.id} has no lead picture.`);
	return middle;
}

function send(response: ServerResponse, type: string, content: string | Buffer): void {
	const isText = typeof content === 'string';
	const bytes = isText ? brotliCompressSync(content) : content;
	const coding = isText ? { 'content-encoding': 'br' } : {};
	response.writeHead(200, {
		...guardHeaders,
		'content-type': type,
		'content-length': bytes.length,
		'cache-control': 'no-cache',
		...coding
	});
	response.end(bytes);
}
