// An article's markup as it is read from top to bottom: the lead with its caption, then the body.
import { figure } from './markup.ts';
import type { ExtractedPage } from './page.ts';

/** Safe markup of the lead and the body. */
export function composeShown({ lead, html }: Pick<ExtractedPage, 'lead' | 'html'>): string {
	return lead === undefined ? html : figure(lead.url, lead.alt, lead.caption) + html;
}
