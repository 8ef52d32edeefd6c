// Answers written out: the frame around every page, the headers that keep it to itself, and nothing kept by anybody.
import type { ServerResponse } from 'node:http';
import { html, type Markup } from './html.ts';
import type { Answer, Page, Part } from './visit.ts';

/**
 * No script, style, picture or form but our own, and in nobody's frame. The referrer stays within: without any, browsers send
 * `Origin: null` with forms (Fetch, "append a request Origin header").
 */
const headers: Readonly<Record<string, string>> = {
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'x-robots-tag': 'noindex, nofollow',
	'cache-control': 'no-store'
};

const links: readonly (readonly [Part, string, string])[] = [
	['sources', '/desk', 'Sources'],
	['articles', '/desk/articles', 'Articles'],
	['front', '/desk/front', 'Front'],
	['files', '/desk/files', 'Files'],
	['save', '/desk/save', 'Save']
];

/** What stands around a page of somebody who is logged in. */
export interface Frame {
	/** The word of the session's forms. */
	token: string;
	publisher: string;
	/** A sentence about what was just done. */
	said: string | undefined;
	/** How it stands with what is published. */
	standing: Markup;
}

/** The addresses of the style and the script, which change with what is in them. */
export interface Assets {
	style: string;
	script: string;
}

/** Writes an answer; HEAD gets its headers. */
export function writeAnswer(
	response: ServerResponse,
	answer: Answer,
	isHead: boolean,
	frame: Frame | undefined,
	assets: Assets
): void {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	const own = 'headers' in answer ? answer.headers : undefined;
	for (const [name, value] of Object.entries(own ?? {})) response.setHeader(name, value);
	const [status, type, text] = textOf(answer, frame, assets);
	if (answer.kind === 'away') response.setHeader('location', answer.to);
	if (answer.kind === 'file') response.setHeader('content-disposition', `attachment; filename="${answer.name}"`);
	response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
	response.end(isHead ? undefined : text);
}

function textOf(
	answer: Answer,
	frame: Frame | undefined,
	assets: Assets
): [status: number, type: string, text: string] {
	switch (answer.kind) {
		case 'page':
			return [answer.status ?? 200, 'text/html; charset=utf-8', String(paint(answer.page, frame, assets))];
		case 'away':
			return [303, 'text/plain; charset=utf-8', ''];
		case 'object':
			return [answer.status ?? 200, 'application/json', JSON.stringify(answer.body)];
		case 'file':
			return [200, answer.type, answer.text];
	}
}

function paint(
	{ title, part, main, againSeconds, onward }: Page,
	frame: Frame | undefined,
	{ style, script }: Assets
): Markup {
	const again =
		againSeconds === undefined
			? undefined
			: html`<noscript><meta http-equiv="refresh" content="${againSeconds}" /></noscript>`;
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<meta name="color-scheme" content="light dark" />
				<title>${title} · The desk</title>
				<link rel="stylesheet" href="${style}" />
				<link rel="icon" href="/icons/icon.svg" />
				<script type="module" src="${script}"></script>
				${again}${onward === undefined ? undefined : html`<meta http-equiv="refresh" content="0;url=${onward}" />`}
			</head>
			<body>
				<div id="app">
					<a class="skip" href="#main">To the page</a>
					${frame === undefined ? html`<header class="masthead"><a class="home" href="/">Shyraq</a></header>` : bar(frame, part)}
					<main id="main" tabindex="-1">
						${frame?.said === undefined ? undefined : html`<p class="said" role="status">${frame.said}</p>`} ${main}
					</main>
				</div>
			</body>
		</html> `;
}

function bar({ token, publisher, standing }: Frame, part: Part | undefined): Markup {
	const current = (name: Part) => (name === part ? html` aria-current="page"` : undefined);
	return html`<header class="masthead desk-bar">
			<a class="home" href="/" title="To the readers' side"><span dir="auto">${publisher}</span></a>
			<nav aria-label="The desk">
				${links.map(([name, to, words]) => html`<a href="${to}" ${current(name)}>${words}</a>`)}
			</nav>
			<form method="post" action="/desk/logout">
				<input type="hidden" name="token" value="${token}" /><button class="button icon">Log out</button>
			</form>
		</header>
		<div class="standing">${standing}</div>`;
}
