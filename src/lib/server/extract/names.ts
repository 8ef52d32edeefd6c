// What the names that publishers give to their boxes say of what is inside, and what lines say of themselves.
import { nameOf } from './dom.ts';

/** Class and id of an element, in one string of small letters. */
export function labelOf(element: Element): string {
	const name = element.getAttribute('class') ?? '';
	return `${name} ${element.getAttribute('id') ?? ''} ${element.getAttribute('itemprop') ?? ''}`.toLowerCase();
}

const captionLabel =
	/caption|cutline|credit|photo-?(?:desc|by|source|grapher)|image-?(?:desc|source|legend|info)|(?:^|[\s_-])legend(?:$|[\s_-])|imagecredit|media-?(?:desc|title|info)|fotograf|bildunter|bildtext|copyright/;
const captionName = new Set(['figcaption', 'caption']);

/** Whether an element says that it describes a picture. */
export function isCaption(element: Element): boolean {
	return captionName.has(nameOf(element)) ? nameOf(element) === 'figcaption' : captionLabel.test(labelOf(element));
}

const noiseLabel = new RegExp(
	'(?:^|[\\s_-])(?:' +
		[
			'(?:social|share|sharing|sharebar|sharethis|addthis|addtoany)(?:$|[\\s_-])',
			'(?:newsletter|subscri[bp]|sign-?up|signup|mailing|optin)',
			'(?:related|recirc|recommend|read-?(?:more|next|also|too)|more-?(?:from|stories|news|on)|also-?(?:read|like)|you-?may|most-?(?:read|popular|viewed)|trending|popular)',
			'(?:outbrain|taboola|zergnet|revcontent|teads|ad-?(?:slot|unit|box|container|wrapper)|advert|sponsor|promo|dfp|adsbygoogle|banner-?ad)',
			'(?:cookie|consent|gdpr)',
			'(?:comments?|disqus|livefyre|respond)(?:$|[\\s_-])',
			'(?:breadcrumbs?|pagination|pager|prev-?next)',
			'(?:author(?:$|[\\s_-])|author-?(?:bio|box|info|card|about|profile)|about-?(?:the-?)?author|biography|contributor-?bio)',
			'(?:byline|dateline-?time|post-?meta|entry-?meta|article-?meta|meta-?data|timestamp|published-?(?:date|on))(?:$|[\\s_-])',
			'(?:visually-?hidden|screen-?reader(?:-text)?|sr-?only|a11y-hidden|print-?only|noprint|offscreen)(?:$|[\\s_-])',
			'(?:tags?|topics?|keywords?)-?(?:list|links|cloud|container)?(?:$|\\s)'
		].join('|') +
		')'
);

/** Whether an element says that it holds something else than the article. */
export function isNoise(element: Element): boolean {
	const label = labelOf(element);
	return label.length > 2 && noiseLabel.test(label);
}

const hiddenLabel =
	/(?:^|[\s_-])(?:rollover|tooltip|popover|pop-?up|sr-?only|visually-?hidden|screen-?reader(?:-text)?|a11y-hidden|offscreen|noprint|print-?only)(?:$|[\s_-])/;

/** Whether an element within a line says that nobody sees it before pointing at something. */
export function isHidden(element: Element): boolean {
	return element.hasAttribute('hidden') || hiddenLabel.test(labelOf(element));
}

const pictureLabel = /photo|image|picture|figure|gallery|slide-?show|img(?:$|[\s_-])/;

/** Whether an element says that it holds a picture. */
export function isPictureBox(element: Element): boolean {
	return pictureLabel.test(labelOf(element));
}

/** The ancestors of an element up to a root, itself first. */
export function* upTo(element: Element, root: Element): Generator<Element> {
	for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) yield at;
}
