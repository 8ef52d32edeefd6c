// Videos that a page embeds, as a link with a still: nothing of a player comes along.
import { toAddress } from './addresses.ts';
import { elementsOf, nameOf, squeeze } from './dom.ts';

/** A video of a page. */
export interface Video {
	element: Element;
	/** Where it may be watched. */
	url: string;
	still: string | undefined;
	title: string;
}

/** Players: how their frames are addressed, and how the pages of their videos and the stills are. */
const players: readonly [form: RegExp, page: (id: string) => string, still: ((id: string) => string) | undefined][] = [
	[
		/(?:^|\.)(?:youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/|youtu\.be\/|youtube\.com\/watch\?v=)([\w-]{11})/,
		(id) => `${https}www.youtube.com/watch?v=${id}`,
		(id) => `${https}i.ytimg.com/vi/${id}/hqdefault.jpg`
	],
	[/(?:^|\.)player\.vimeo\.com\/video\/(\d{3,12})/, (id) => `${https}vimeo.com/${id}`, undefined],
	[
		/(?:^|\.)dailymotion\.com\/embed\/video\/(\w{4,12})/,
		(id) => `${https}www.dailymotion.com/video/${id}`,
		(id) => `${https}www.dailymotion.com/thumbnail/video/${id}`
	],
	[/(?:^|\.)rutube\.ru\/play\/embed\/(\w{6,40})/, (id) => `${https}rutube.ru/video/${id}/`, undefined],
	[
		/(?:^|\.)aparat\.com\/video\/video\/embed\/videohash\/(\w{4,12})/,
		(id) => `${https}www.aparat.com/v/${id}`,
		undefined
	]
];
const https = 'https:' + '//';

/** The videos below a root. */
export function listVideos(root: Element, base: string): Video[] {
	return [...elementsOf(root)].flatMap((element) => {
		const video = readVideo(element, base);
		return video === undefined ? [] : [video];
	});
}

function readVideo(element: Element, base: string): Video | undefined {
	const name = nameOf(element);
	const title = squeeze(element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '').slice(0, 300);
	if (name === 'iframe' || name === 'embed' || name === 'lite-youtube' || name === 'amp-youtube') {
		const id = element.getAttribute('videoid') ?? element.getAttribute('data-videoid');
		const source =
			id === null ? (element.getAttribute('src') ?? element.getAttribute('data-src')) : `${https}youtu.be/${id}`;
		const address = toAddress(source, base)?.replace(/^https?:\/\//, '') ?? '';
		for (const [form, page, still] of players) {
			const found = form.exec(address)?.[1];
			if (found !== undefined) return { element, url: page(found), still: still?.(found), title };
		}
		return undefined;
	}
	if (name !== 'video') return undefined;
	const source = element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src');
	const url = toAddress(source ?? element.getAttribute('data-src'), base);
	if (url === undefined) return undefined;
	return { element, url, still: toAddress(element.getAttribute('poster'), base), title };
}
