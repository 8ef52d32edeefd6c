// The articles of a feed that was read: the new and the changed ones taken in, newest first, each whole before the next is begun.
import type { SourceRow } from '../store/source-tables.ts';
import { speaksFor } from '../addresses/site.ts';
import { settleUrl } from './brought-head.ts';
import { isTeaser, joinPage, readPage } from './complete.ts';
import type { FeedEntry, Outside } from './ports.ts';
import { reportOf, type ItemReport } from './report.ts';
import { contentOf, findItem, takeIn, type Arrival, type Intake } from './take-in.ts';
import { waitFor } from './wanted.ts';

/** More are left for the next visit, so that one source does not hold up all others. */
export const mostAtOnce = 50;

/** What came of a feed's articles. */
export interface TakenItems {
	items: ItemReport[];
	/** Whether some were left for the next visit. */
	hasMore: boolean;
}

/** Takes in what is new or changed, until the time is up. */
export async function takeInEntries(
	source: SourceRow,
	entries: readonly FeedEntry[],
	outside: Outside,
	intake: Intake,
	isTimeUp: () => boolean
): Promise<TakenItems> {
	const items: ItemReport[] = [];
	let done = 0;
	for (const entry of newestFirst(entries)) {
		const arrival = arrivalOf(source, entry);
		const before = await findItem(intake.store, arrival);
		if (before?.content === arrival.content) continue;
		if (before === undefined && (await isKnownElsewhere(source, entry, intake))) {
			items.push({ title: entry.article.title, kind: 'known' });
			continue;
		}
		if (done >= mostAtOnce || isTimeUp()) return { items, hasMore: true };
		done += 1;
		items.push(await takeInEntry(source, entry, arrival, outside, intake));
	}
	return { items, hasMore: false };
}

async function takeInEntry(
	source: SourceRow,
	entry: FeedEntry,
	arrival: Arrival,
	outside: Outside,
	intake: Intake
): Promise<ItemReport> {
	const { url } = arrival.article;
	if (url === undefined || !isTeaser(entry)) return reportOf(await takeIn(arrival, intake), source.title);
	const page = await readPage(url, outside);
	if ('read' in page) {
		const article = joinPage(arrival.article, page.read);
		return reportOf(await takeIn({ ...arrival, article }, intake), source.title);
	}
	const taken = await takeIn(arrival, intake);
	const report = reportOf(taken, source.title);
	if (page.mayPass && 'id' in taken) await waitFor(intake, { address: url, item: taken.id, trouble: page.sentence });
	// A teaser is better than nothing, but the editor should know why it is one.
	return { ...report, sentence: report.sentence ?? page.sentence };
}

/** A feed's article on its way in. The name of its content is the feed's, whatever its page adds. */
export function arrivalOf(
	{ id, address, title }: SourceRow,
	{ identity, article }: FeedEntry
): Arrival & { content: string } {
	const named = title === '' ? article : { ...article, site: title };
	return { source: { id, address }, identity, article: named, content: contentOf(article) };
}

/**
 * Whether another source has brought the article at this address. A site's own feed is always taken at its word: else
 * whoever names its addresses first could keep its articles out.
 */
async function isKnownElsewhere(source: SourceRow, { article }: FeedEntry, { store }: Intake): Promise<boolean> {
	const url = article.url === undefined ? undefined : settleUrl(article.url);
	if (url === undefined || speaksFor(source, url) || new URL(url).pathname === '/') return false;
	const query = store.database.selectFrom('item').select('id').where('url', '=', url);
	return (await query.where('source', '!=', source.id).executeTakeFirst()) !== undefined;
}

/** Those without a date keep the feed's order, behind the others. */
function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
	const timeOf = ({ article }: FeedEntry) => Date.parse(article.published ?? article.updated ?? '') || 0;
	return entries.toSorted((one, other) => timeOf(other) - timeOf(one));
}
