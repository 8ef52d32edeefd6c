// The picture that stands before the article: what the page shows of itself elsewhere, with the caption it has here.
import type { BroughtLead } from '../brought.ts';
import { pictureKey } from './addresses.ts';
import { markOf } from './dom.ts';
import type { Figure } from './figures.ts';
import type { Metadata } from './metadata.ts';
import type { Stretch } from './places.ts';

/** Pictures that stand for a site where an article has none of its own. */
const ofSite =
	/(?:^|[/_.-])(?:logo|default|placeholder|favicon|social-?(?:share|card|image)?|share|og-?image|site-?image|fallback|no-?image|brand|icon|apple-touch)(?:[/_.-]|$)|\.svg(?:$|[?#])/i;

/** The lead and, where it stands before the text in the page too, its figure there, which need not be shown twice. */
export function findLead(
	metadata: Metadata,
	all: readonly Figure[],
	chosen: readonly Figure[],
	stretch: Stretch
): { lead: BroughtLead | undefined; shown: Figure | undefined } {
	const told = metadata.image !== undefined && !ofSite.test(nameOfFile(metadata.image)) ? metadata.image : undefined;
	const key = told === undefined ? undefined : pictureKey(told);
	const before = chosen.find((figure) => markOf(figure.element) < stretch.first);
	const same =
		chosen.find((figure) => figure.key === key) ?? all.find((figure) => figure.key === key && figure.caption !== '');
	const figure = same ?? (told === undefined ? before : undefined);
	const url = told ?? figure?.url;
	if (url === undefined) return { lead: undefined, shown: undefined };
	const caption = figure?.caption ?? '';
	const lead = { url, alt: figure?.alt ?? '', caption: caption === '' ? metadata.imageCaption : caption };
	const shown = figure !== undefined && markOf(figure.element) < stretch.first ? figure : undefined;
	return { lead, shown };
}

/** The last part of an address: folders are called `default` in many a system. */
function nameOfFile(address: string): string {
	return /[^/]*$/.exec(address.split(/[?#]/)[0] ?? '')?.[0] ?? '';
}
