// What a body may hold, as data: elements, their attributes and the form of each value. Whatever is not here is not let in.

/** The form an attribute's value must have. Values are compared whole. */
type Form = RegExp;

const language: Form = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/;
const direction: Form = /^(?:ltr|rtl|auto)$/;
const small: Form = /^[1-9][0-9]{0,2}$/;
const whole: Form = /^(?:0|-?[1-9][0-9]{0,5})$/;
const align: Form = /^(?:left|center|right)$/;
const empty: Form = /^$/;
/** Attribute text holds no angle bracket, since serialisers differ on escaping them there (HTML changed in 2025). */
const plain: Form = /^[^<>]{1,1000}$/;
const plainOrEmpty: Form = /^[^<>]{0,1000}$/;

/** Ids of ours are told from those of an article by this prefix; footnotes alone have ids. */
export const ownId: Form = /^n-[a-z0-9-]{1,60}$/;
const address: Form = /^(?:#n-[a-z0-9-]{1,60}|https?:\/\/[^\s"'<>`]{1,1990}|mailto:[^\s"'<>`]{1,500})$/;

/** On every element. */
export const everywhere: Readonly<Record<string, Form>> = { lang: language, dir: direction };

const none: Readonly<Record<string, Form>> = {};
const cell: Readonly<Record<string, Form>> = { align, colspan: small, rowspan: small };

/** Elements of the flow: a body is a row of these. */
export const blocks: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
	blockquote: none,
	dd: none,
	div: none,
	dl: none,
	dt: none,
	figcaption: none,
	figure: none,
	h2: none,
	h3: none,
	h4: none,
	h5: none,
	h6: none,
	hr: none,
	li: { id: ownId, value: whole },
	ol: { reversed: empty, start: whole },
	p: none,
	pre: none,
	section: { id: /^n-notes$/ },
	ul: none,
	table: none,
	caption: none,
	tbody: none,
	tfoot: none,
	thead: none,
	tr: none,
	td: cell,
	th: { ...cell, scope: /^(?:row|col|rowgroup|colgroup)$/ }
};

/** Elements within a line. */
export const phrases: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
	a: { href: address, rel: /^noreferrer external$/, id: ownId, 'aria-label': plain },
	abbr: { title: plain },
	b: none,
	bdi: none,
	bdo: none,
	br: none,
	cite: none,
	code: none,
	del: none,
	dfn: none,
	em: none,
	i: none,
	/** In exactly this order, for the composer finds pictures by it. */
	img: { src: /^\/i\/[0-9a-f]{64}$/, alt: plainOrEmpty, width: /^[1-9][0-9]{0,4}$/, height: /^[1-9][0-9]{0,4}$/ },
	ins: none,
	kbd: none,
	mark: none,
	q: none,
	rp: none,
	rt: none,
	ruby: none,
	s: none,
	samp: none,
	small: none,
	span: none,
	strong: none,
	sub: none,
	sup: none,
	time: { datetime: /^[0-9A-Z:+.\s-]{1,40}$/ },
	u: none,
	var: none,
	wbr: none
};

/** Elements let in under another name. Foreign containers become `div`, which the shaping then opens or makes a paragraph. */
export const renamed: Readonly<Record<string, string>> = {
	h1: 'h2',
	strike: 's',
	tt: 'code',
	menu: 'ul',
	dir: 'ul',
	listing: 'pre',
	...Object.fromEntries(
		['address', 'article', 'aside', 'body', 'center', 'details', 'dialog', 'fieldset', 'footer', 'form', 'header']
			.concat(['hgroup', 'html', 'legend', 'main', 'nav', 'search', 'summary'])
			.map((name) => [name, 'div'])
	)
};

/** Elements that go with everything in them: what they hold is not text of the article, or is parsed by other rules. */
export const dropped: readonly string[] = [
	...['applet', 'audio', 'button', 'canvas', 'datalist', 'embed', 'frame', 'frameset', 'head', 'iframe', 'input'],
	...['map', 'math', 'meter', 'noembed', 'noframes', 'noscript', 'object', 'optgroup', 'option', 'output', 'param'],
	...['plaintext', 'portal', 'progress', 'script', 'select', 'source', 'style', 'svg', 'template', 'textarea', 'title'],
	...['track', 'video', 'xmp']
];

/** Addresses a link may have. */
export const schemes: readonly string[] = ['http', 'https', 'mailto'];

/** The attributes of an element with their forms; undefined where the element is not let in. */
export function attributesOf(element: string): Readonly<Record<string, Form>> | undefined {
	const own = Object.hasOwn(blocks, element)
		? blocks[element]
		: Object.hasOwn(phrases, element)
			? phrases[element]
			: undefined;
	return own === undefined ? undefined : element === 'img' ? own : { ...own, ...everywhere };
}
