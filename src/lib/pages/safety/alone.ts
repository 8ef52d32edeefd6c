// Documents that stand alone: no script and no word of the reader's, a policy of their own; the worker gives them from this room's cache.
import { toBase64, toBytes } from '#lib/article/bytes.ts';
import { directionOf, type Language } from '#lib/contract/languages.ts';
import { cacheNames } from '#lib/contract/places.ts';
import css from '../../../styles/alone.css?inline';
import { plainSign } from './cover.ts';

/** What such a document says. Its markup is of our own words, which hold none. */
export interface Alone {
	language: Language;
	title: string;
	/** The inside of `body`. */
	body: string;
	/** What the script needs to know, as `data-` attributes of `body`. */
	facts: Readonly<Record<string, string>>;
	/** Runs when the document stands. */
	script: string;
}

/** Keeps a document under an address. @throws DOMException where the phone would not keep it */
export async function keepAlone(address: string, { language, title, body, facts, script }: Alone): Promise<void> {
	const run = script.replace(/^\/\/.*\n/, '').trim();
	const [styleHash, scriptHash] = await Promise.all([hashOf(css), hashOf(run)]);
	const data = Object.entries(facts)
		.map(([name, value]) => ` data-${name}="${value}"`)
		.join('');
	const text =
		`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
		`<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>` +
		`<link rel="icon" href="${plainSign}"><style>${css}</style></head><body${data}>${body}<script>${run}</script></body></html>`;
	const headers = {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': `default-src 'none'; style-src ${styleHash}; script-src ${scriptHash}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff'
	};
	await (await caches.open(cacheNames.sheet)).put(address, new Response(text, { headers }));
}

/** A text as a policy names it (CSP 3, 2.3.1). */
async function hashOf(text: string): Promise<string> {
	return `'sha256-${toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(text))))}'`;
}
