// Pages made to hurt: by their shape, and by what they put into every field.

const prose = (count: number): string =>
	Array.from(
		{ length: count },
		(_, index) =>
			`<p>The lamp by the door was lit again, as on every evening before it, and nobody asked why (${index}).</p>`
	).join('');

const around = (inside: string, head = ''): string =>
	`<html><head><title>The lamp</title>${head}</head><body><article><h1>The lamp</h1>${inside}</article></body></html>`;

/** Shapes that hang or break readers of pages; each still holds its article. */
export const shapes: readonly [name: string, html: string][] = [
	['20,000 nested elements before the text', around('<div>'.repeat(20_000) + '</div>'.repeat(20_000) + prose(8))],
	['20,000 nested elements around the text', around('<div>'.repeat(20_000) + prose(8))],
	['20,000 nested marks within a line', around(prose(8) + '<p>' + '<b><i>'.repeat(10_000) + 'deep')],
	['5,000 nested tables', around(prose(8) + '<table><tr><td>'.repeat(5_000))],
	['a class of a megabyte', around(`<div class="${'a '.repeat(500_000)}">${prose(8)}</div>`)],
	['a class of a megabyte of one word', around(`<div class="${'related-'.repeat(125_000)}">${prose(8)}</div>`)],
	['an address of a megabyte', around(`<p><a href="/${'a'.repeat(1_000_000)}">x</a></p>${prose(8)}`)],
	[
		'JSON-LD 50,000 deep',
		around(prose(8), `<script type="application/ld+json">${'['.repeat(50_000)}${']'.repeat(50_000)}</script>`)
	],
	[
		'JSON-LD 50,000 deep in objects',
		around(prose(8), `<script type="application/ld+json">${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}</script>`)
	],
	[
		'JSON-LD of two megabytes',
		around(prose(8), `<script type="application/ld+json">{"headline":"${'a'.repeat(2_000_000)}"}</script>`)
	],
	[
		'JSON-LD that points at itself',
		around(
			prose(8),
			'<script type="application/ld+json">{"@id":"a","@type":"NewsArticle","headline":"The lamp","author":{"@id":"a"}}</script>'
		)
	],
	['a title of a megabyte', around(prose(8)).replace('<title>', `<title>${'The lamp '.repeat(111_000)}`)],
	[
		'10,000 attributes',
		around(`<div ${Array.from({ length: 10_000 }, (_, index) => `a${index}="1"`).join(' ')}>${prose(8)}</div>`)
	],
	['50,000 links', around(prose(8) + '<ul>' + '<li><a href="/a">a</a></li>'.repeat(50_000) + '</ul>')],
	['a srcset of a megabyte', around(`<img srcset="${'/a.jpg 100w, '.repeat(80_000)}">${prose(8)}`)],
	['100,000 open brackets', around('<'.repeat(100_000) + prose(8))],
	['a comment without end', around(prose(8) + '<!--' + 'a'.repeat(500_000))],
	['an attribute without end', around(prose(8) + '<p title="' + 'a'.repeat(500_000))],
	['NULs and lone surrogates', around(`${prose(8)}<p>a\u0000b\ud800c</p>`)],
	['frames around everything', `<frameset><frame src="a"></frameset>${around(prose(8))}`],
	['a second head and body', around(`</head><body class="b"><head></head>${prose(8)}`)],
	['everything in an svg', around(`<svg><foreignObject>${prose(2)}</foreignObject></svg>${prose(8)}`)],
	['everything in a template', around(`<template>${prose(2)}</template>${prose(8)}`)]
];

/** Markup that would run where it is let through; `run` is what they all would call. */
export const scripts: readonly string[] = [
	'<script>run()</script>',
	'"><script>run()</script>',
	"'><img src=x onerror=run()>",
	'<img src=x onerror="run()">',
	'<svg onload=run()>',
	'<svg><script>run()</script></svg>',
	'<iframe src="javascript:run()"></iframe>',
	'<iframe srcdoc="<script>run()</script>"></iframe>',
	'<a href="javascript:run()">a</a>',
	'<a href="java\tscript:run()">a</a>',
	'<a href="&#106;avascript:run()">a</a>',
	'<a href=" \u0001javascript:run()">a</a>',
	'<a href="data:text/html,<script>run()</script>">a</a>',
	'<a href="vbscript:run()">a</a>',
	'<a href="https://user:word@bank.example/">a</a>',
	'<form action="javascript:run()"><input type=submit></form>',
	'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=run()&gt;">',
	'<noscript><p title="</noscript><img src=x onerror=run()>"></noscript>',
	'<style>@import "javascript:run()";</style>',
	'<p style="background:url(javascript:run())">a</p>',
	'<object data="javascript:run()"></object>',
	'<embed src="javascript:run()">',
	'<base href="javascript:run()//">',
	'<meta http-equiv="refresh" content="0;url=javascript:run()">',
	'<img src="data:image/svg+xml,<svg onload=run()>">',
	'<picture><source srcset="javascript:run() 900w"><img src="javascript:run()"></picture>',
	'<video src="javascript:run()" poster="javascript:run()"></video>',
	'<details open ontoggle=run()>a</details>',
	'<template><script>run()</script></template>',
	'<!--><script>run()</script>-->',
	'<title><script>run()</script></title>'
];

/** A page with a piece of markup or text in every field that is read. */
export function poison(piece: string): string {
	const value = piece.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
	const text = piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const json = JSON.stringify(piece).replaceAll('</', '<\\/');
	const head = `<meta property="og:title" content="${value}"><meta property="og:site_name" content="${value}">
<meta property="og:image" content="${value}"><meta name="description" content="${value}"><meta name="author" content="${value}">
<meta name="keywords" content="${value}"><link rel="canonical" href="${value}"><meta property="og:locale" content="${value}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":${json},"author":{"name":${json}},"image":{"url":${json},"caption":${json}},
"publisher":{"name":${json}},"datePublished":${json},"inLanguage":${json},"keywords":${json}}</script>`;
	return around(
		`<time datetime="${value}">${text}</time>${prose(4)}<p>${piece} ${text}</p><figure><img src="/a.jpg" alt="${value}" data-src="${value}"><figcaption>${text} ${piece}</figcaption></figure>
<p><a href="${value}" title="${value}">${text}</a></p><table><caption>${text}</caption><tr><td align="${value}" colspan="${value}">${text}</td></tr></table>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="${value}"></iframe><p id="${value}" lang="${value}" dir="${value}">${text}</p>${prose(4)}`,
		head
	);
}
