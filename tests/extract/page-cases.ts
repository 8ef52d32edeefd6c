// Pages written for the tests, as publishers write theirs: the article, and everything around it that is none.

const filler = (sentence: string, count: number): string =>
	Array.from({ length: count }, (_, index) => `<p>${sentence} (${index + 1})</p>`).join('\n');

/** An English page with every kind of thing that an article holds, in its usual disguise. */
export const english = `<!doctype html>
<html lang="en-GB"><head>
<title>The ferry that runs on tides | The Harbour Post</title>
<meta property="og:title" content="The ferry that runs on tides">
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:image" content="/media/1200/ferry.jpg">
<meta property="og:description" content="A small boat shows how far patience goes.">
<meta property="article:tag" content="Boats"><meta property="article:tag" content="Tides">
<link rel="canonical" href="https://post.example/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Harbour Post"},
{"@type":"NewsArticle","headline":"The ferry that runs on tides","datePublished":"2024-01-10T08:30:00+01:00",
"dateModified":"2024-01-11T09:00:00+01:00","author":[{"@type":"Person","name":"Ada Brook"},{"@type":"Person","name":"Lin Moor"}],
"publisher":{"@type":"Organization","name":"The Harbour Post"},}]}</script>
<style>.x{color:red}</style></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site better. Accept all of them to read on.</p><button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/boats">Boats</a></li></ul></nav>
<main><article>
<h1>The ferry that runs on tides</h1>
<p class="byline">By Ada Brook and Lin Moor</p>
<div class="share-bar"><a href="https://social.example/share?u=1">Share this</a> <a href="#">Copy link</a></div>
<figure class="hero"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/media/640/ferry.jpg" alt="A boat at low water" width="640" height="400"><figcaption>The ferry at low water. <span class="credit">Photo: L. Moor</span></figcaption></figure>
<div class="body">
<p>Twice a day the sea does the work that a motor does elsewhere, and the ferry waits for it without any hurry at all.<a href="#fn1" id="ref1"><sup>1</sup></a></p>
${filler('The captain keeps a table of the tides in his head, and another one on paper for the days when he is not sure of himself', 3)}
<h2>How it works</h2>
<p>A rope runs from bank to bank. See <a href="/rope?x=1">how the rope was made</a>, or write to <a href="mailto:rope@post.example">the makers</a>.</p>
<div class="image-wrap"><img class="lazyload" src="/static/placeholder.gif" data-srcset="/media/rope-480.jpg 480w, /media/rope-1200.jpg 1200w, /media/rope-4000.jpg 4000w" alt="The rope"><p class="image-caption">Forty metres of hemp</p></div>
<p>The rope is turned once a year, so that it wears out evenly on both of its sides and may be trusted for longer.</p>
<noscript><img src="/media/noscript-wheel.jpg" alt="The wheel"></noscript>
<p>The wheel at the far end was cast in the year the line was opened, and nobody has found a reason to change it since then.</p>
<picture><source type="image/webp" srcset="/media/bank.webp 900w"><img src="/media/bank.jpg" alt="The far bank"></picture>
<table><caption>Departures</caption><thead><tr><th scope="col">Day</th><th scope="col">First</th></tr></thead><tbody><tr><td>Monday</td><td>06:10</td></tr><tr><td>Tuesday</td><td>07:02</td></tr></tbody></table>
<p>The people of the village have written a small program that says when the next one leaves, and it is short enough to be shown here:</p>
<pre><code>if (tide &gt; 2) {
  leave();
}</code></pre>
<blockquote><p>I have never been late, for the sea has never been late, and we have an understanding about it.</p></blockquote>
<div class="newsletter-signup"><p>Get the latest stories of the harbour delivered to your inbox every morning. Sign up for our newsletter.</p></div>
<p><strong>Read more:</strong> <a href="/other">The bridge that nobody asked for and everybody uses</a></p>
<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="The crossing"></iframe>
<p>On the last day of the season the whole village crosses over and back again, for no other reason than that it can be done.</p>
<img src="https://count.example/pixel.gif?id=7" width="1" height="1" alt="">
<section class="footnotes"><ol><li id="fn1">The tide tables of the year are printed by the harbour master in the first week. <a href="#ref1">↩</a></li></ol></section>
</div>
<div class="author-bio"><p>Ada Brook has written about boats since she could hold a pencil, and lives on one.</p></div>
<section class="related-articles"><h3>You may also like</h3><ul><li><a href="/a">Ten knots that everybody should know</a></li><li><a href="/b">Why gulls laugh</a></li></ul></section>
</article></main>
<footer><p>© 2024 The Harbour Post. All rights reserved. Nothing here may be copied without being asked for.</p></footer>
</body></html>`;

/** What the body of that page is to be. */
export const englishBody = [
	'Twice a day the sea',
	'<a href="#n-f-1"',
	'<h2>How it works</h2>',
	'href="https://post.example/rope?x=1"',
	'href="mailto:rope@post.example"',
	'<figure><img src="https://post.example/media/rope-1200.jpg" alt="The rope" /><figcaption>Forty metres of hemp</figcaption></figure>',
	'src="https://post.example/media/noscript-wheel.jpg"',
	'src="https://post.example/media/bank.webp"',
	'<caption>Departures</caption>',
	'<th scope="col">Day</th>',
	'<td>06:10</td>',
	'<pre><code>if (tide &gt; 2) {\n  leave();\n}</code></pre>',
	'<blockquote><p>I have never been late',
	'src="https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg"',
	'<a href="https://www.youtube.com/watch?v=abcdefghijk">▶ The crossing</a>',
	'On the last day of the season',
	'<li id="n-f-1">'
];

/** What is none of it. */
export const englishNoise = [
	'cookies',
	'Share this',
	'Copy link',
	'newsletter',
	'Read more',
	'pixel',
	'since she could',
	'gulls',
	'©',
	'placeholder',
	'4000'
];

/** A short page in a language: title, its parts and what has to be read of it. */
export interface Tongue {
	name: string;
	html: string;
	title: string;
	byline: string;
	published: string;
	language: string;
	direction: 'ltr' | 'rtl';
	first: string;
	noise: string[];
	caption: string;
}

function page(lang: string, dir: string, title: string, head: string, body: string): string {
	return `<html${lang}${dir}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<header class="site-header"><a href="/">Site</a></header><div class="content"><article><h1>${title}</h1>${body}</article></div></body></html>`;
}

const kk =
	'Ауыл тұрғындары жаңа көпірдің құрылысы аяқталғанын қуана қарсы алды, өйткені өзеннен өту енді әлдеқайда оңай болды';
const ru =
	'Жители посёлка встретили открытие нового моста с радостью, потому что переправа через реку стала теперь намного легче';
const fa = 'مردم روستا از باز شدن پل تازه با شادی استقبال کردند، زیرا گذشتن از رودخانه اکنون بسیار آسان‌تر شده است';

export const tongues: readonly Tongue[] = [
	{
		name: 'Kazakh',
		html: page(
			' lang="kk"',
			'',
			'Өзен үстіндегі көпір ашылды',
			'<meta name="author" content="Айгүл Сәрсен">',
			`<div class="date">10 қаңтар 2024, 09:30</div><figure><img data-original="/img/kopir.jpg" alt="Көпір"><figcaption>Жаңа көпір таң алдында</figcaption></figure>${filler(kk, 5)}<p>Тағы оқыңыз: <a href="/2">Көлдегі балықшылар туралы әңгіме</a></p><div class="related"><a href="/3">Басқа жаңалықтар тізімі осында</a></div>`
		),
		title: 'Өзен үстіндегі көпір ашылды',
		byline: 'Айгүл Сәрсен',
		published: '2024-01-10T09:30:00Z',
		language: 'kk',
		direction: 'ltr',
		first: kk,
		noise: ['балықшылар', 'Басқа жаңалықтар'],
		caption: 'Жаңа көпір таң алдында'
	},
	{
		name: 'Russian, called English by its template',
		html: page(
			' lang="en"',
			'',
			'Мост через реку открыт',
			'<meta name="author" content="Автор: Ольга Лис">',
			`<span class="publish-date">10 января 2024, 14:30 МСК</span><div class="photo"><img src="/img/most.jpg" alt=""><div class="photo-desc">Новый мост перед рассветом</div></div>${filler(ru, 5)}<p>Читайте также: <a href="/2">Рассказ о рыбаках на озере</a></p><p>Подписывайтесь на наш канал в Telegram</p>`
		),
		title: 'Мост через реку открыт',
		byline: 'Ольга Лис',
		published: '2024-01-10T14:30:00+03:00',
		language: 'ru',
		direction: 'ltr',
		first: ru,
		noise: ['рыбаках', 'Telegram'],
		caption: 'Новый мост перед рассветом'
	},
	{
		name: 'Persian',
		html: page(
			' lang="fa"',
			' dir="rtl"',
			'پل تازه بر رودخانه باز شد',
			'<meta name="author" content="مینا راد">',
			`<time>۲۰ دی ۱۴۰۲</time><figure><img src="/img/pol.jpg" alt="پل"><figcaption>پل تازه پیش از سپیده دم</figcaption></figure>${filler(fa, 5)}<p>بیشتر بخوانید: <a href="/2">داستان ماهیگیران دریاچه</a></p>`
		),
		title: 'پل تازه بر رودخانه باز شد',
		byline: 'مینا راد',
		published: '2024-01-10T00:00:00Z',
		language: 'fa',
		direction: 'rtl',
		first: fa,
		noise: ['ماهیگیران'],
		caption: 'پل تازه پیش از سپیده دم'
	}
];
