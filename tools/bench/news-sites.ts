// Sites on loopback for the bench of the intake, each at an address of its own (Linux has all of 127/8): feeds of teasers, pages, photographs.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import sharp from 'sharp';

/** As many items as a site shows in its feed. */
export const itemsOfFeed = 25;
const picturesOfArticle = 3;
const paragraphs = 17;
/** Height of a photograph for its width. */
const upright = 2 / 3;
const sentence =
	'The boats came in one after another, and nobody on the quay had a telephone that worked, so what was said went from mouth to mouth; by the evening everybody knew the price of bread, the names of those who had not come home, and the hour of the water.';

/** The sites, and what was asked of them. */
export interface NewsSites {
	/** What `SHYRAQ_FETCH_ALLOW` has to open. */
	allow: string;
	/** Addresses of the feeds. */
	feeds: string[];
	/** Addresses of feeds that have no articles, spread over the sites. */
	quietFeeds: (count: number) => string[];
	/** Requests for feeds: all, and those that were conditional and answered with 304. */
	asked: { feeds: number; unchanged: number };
	close: () => Promise<void>;
}

type Answer = (response: ServerResponse, numbers: number[], tag: string | undefined) => void;

/**
 * Opens feeds with so many articles in all, 25 a site. Each photograph differs from every other by its bytes.
 * @param width of a photograph in pixels
 */
export async function openNewsSites(articles: number, width: number): Promise<NewsSites> {
	const bytes = await makePhotograph(width);
	const asked = { feeds: 0, unchanged: 0 };
	const siteCount = Math.ceil(articles / itemsOfFeed);
	const sizeOf = (feed: number): number => Math.min(itemsOfFeed, articles - feed * itemsOfFeed);
	const answerFeed = (response: ServerResponse, own: string, tag: string | undefined, write: () => string) => {
		const isKnown = tag === own;
		asked.feeds += 1;
		if (isKnown) asked.unchanged += 1;
		response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/rss+xml', etag: own });
		response.end(isKnown ? undefined : write());
	};
	const answers: [RegExp, Answer][] = [
		[
			/^\/feed-(\d+)\.xml$/,
			(response, [feed = 0], tag) =>
				answerFeed(response, `"${feed}"`, tag, () => writeFeed(feed, sizeOf(feed), origins[feed] ?? ''))
		],
		[
			/^\/quiet-(\d+)\.xml$/,
			(response, [feed = 0], tag) => answerFeed(response, `"quiet-${feed}"`, tag, () => writeFeed(feed, 0, ''))
		],
		[
			/^\/news\/(\d+)-(\d+)$/,
			(response, [feed = 0, item = 0]) => {
				response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
				response.end(writePage(feed, item));
			}
		],
		[
			/^\/pictures\/(\d+)-(\d+)-(\d+)\.jpg$/,
			(response, numbers) => {
				response.writeHead(200, { 'content-type': 'image/jpeg' });
				response.end(stamp(bytes, numbers.join('-')));
			}
		]
	];
	const listener = answerBy(answers);
	const servers: Server[] = [];
	const origins: string[] = [];
	for (let at = 0; at < siteCount; at += 1) {
		const host = `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}`;
		const server = createServer(listener).listen(0, host);
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('no port was given');
		servers.push(server);
		origins.push(`http://${host}:${address.port}`);
	}
	return {
		allow: '127.0.0.0/8:*',
		feeds: origins.map((origin, at) => `${origin}/feed-${at}.xml`),
		quietFeeds: (count) =>
			Array.from({ length: count }, (_, at) => `${origins[at % origins.length] ?? ''}/quiet-${at}.xml`),
		asked,
		close: async () => {
			for (const server of servers) {
				server.closeAllConnections();
				server.close();
				await once(server, 'close');
			}
		}
	};
}

function answerBy(answers: readonly [RegExp, Answer][]): RequestListener {
	return (request, response) => {
		for (const [form, answer] of answers) {
			const match = form.exec(request.url ?? '');
			if (match === null) continue;
			answer(response, match.slice(1).map(Number), request.headers['if-none-match']);
			return;
		}
		response.writeHead(404).end();
	};
}

function writeFeed(feed: number, count: number, origin: string): string {
	const items = Array.from({ length: count }, (_, item) => {
		const date = new Date(Date.UTC(2026, 2, 1) - (feed * itemsOfFeed + item) * 60_000).toUTCString();
		const link = `${origin}/news/${feed}-${item}`;
		return `<item><title>${titleOf(feed, item)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>${sentence}</description></item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harbour ${feed}</title><link>${origin}/</link><description>News</description>${items.join('')}</channel></rss>`;
}

const titleOf = (feed: number, item: number): string => `What the harbour heard on day ${item} of year ${feed}`;

/** Some 800 words with three figures, between what pages have beside an article. */
function writePage(feed: number, item: number): string {
	const body = Array.from({ length: paragraphs }, (_, at) => {
		const figure =
			at % 5 === 1 && at < picturesOfArticle * 5
				? `<figure><img src="/pictures/${feed}-${item}-${(at - 1) / 5}.jpg" alt="Boats"><figcaption>Boats of hour ${at}.</figcaption></figure>`
				: '';
		return `<p>In hour ${at} of day ${item}: ${sentence}</p>${figure}`;
	});
	const links = Array.from(
		{ length: 30 },
		(_, at) => `<li><a href="/news/${feed}-${at}">${titleOf(feed, at)}</a></li>`
	);
	return (
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${titleOf(feed, item)} | Harbour ${feed}</title></head>` +
		`<body><nav><a href="/">Home</a></nav><aside><ul>${links.join('')}</ul></aside><main><article><h1>${titleOf(feed, item)}</h1>` +
		`${body.join('')}</article></main><footer>All rights reserved</footer></body></html>`
	);
}

/** Noise over a soft ramp: about as many bytes as a photograph of the size has. */
async function makePhotograph(width: number): Promise<Buffer> {
	const height = Math.round(width * upright);
	const grain = { type: 'gaussian', mean: 128, sigma: 30 } as const;
	const noise = sharp({ create: { width, height, channels: 3, background: '#808080', noise: grain } });
	return sharp(await noise.blur(1.5).png().toBuffer())
		.jpeg({ quality: 80 })
		.toBuffer();
}

/** Another picture by its bytes, the same to look at: a comment (JPEG, marker FF FE) behind the first marker. */
function stamp(bytes: Buffer, text: string): Buffer {
	const comment = Buffer.from(text);
	const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
	return Buffer.concat([bytes.subarray(0, 2), head, comment, bytes.subarray(2)]);
}
