// Files that the editor brings, into the store: articles at once, addresses to wait for their pages, lists of feeds followed.
import type { BroughtItem } from '../bring/item.ts';
import { BringFault } from '../bring/fault.ts';
import type { BroughtArticle } from '../brought.ts';
import { canonicalOf } from '../addresses/site.ts';
import { bringAddresses, inGroups, type ItemGroup } from './bring-addresses.ts';
import { joinHead } from './complete.ts';
import { readPictures } from './fetched-pictures.ts';
import { itemStateOf } from './item-state.ts';
import type { Outside } from './ports.ts';
import { reportOf, type ItemReport } from './report.ts';
import { openUnfollowed } from './sources.ts';
import { contentOf, takeIn, type Intake } from './take-in.ts';

/** Takes in what a file holds; `onItem` hears of each as it is done. Twice the same adds nothing twice. */
export async function bringIn(
	items: AsyncIterable<BroughtItem>,
	outside: Outside,
	intake: Intake,
	onItem: (report: ItemReport) => void = () => undefined
): Promise<ItemReport[]> {
	const reports: ItemReport[] = [];
	for await (const group of inGroups(items)) {
		for (const report of await bringGroup(group, outside, intake)) {
			reports.push(report);
			onItem(report);
		}
	}
	return reports;
}

async function bringGroup(group: ItemGroup, outside: Outside, intake: Intake): Promise<ItemReport[]> {
	if (group.kind === 'addresses') return bringAddresses(group.items, intake);
	const { item } = group;
	if (item.kind === 'article') return [await bringArticle(item, outside, intake)];
	return [{ title: item.name, kind: 'refused', sentence: item.sentence }];
}

async function bringArticle(
	item: Extract<BroughtItem, { kind: 'article' }>,
	outside: Outside,
	intake: Intake
): Promise<ItemReport> {
	const article = await wholeArticle(item, outside);
	if (!('read' in article)) return { title: item.name, kind: 'refused', sentence: `${item.name}: ${article.sentence}` };
	const source = await openUnfollowed(intake.store, 'files', intake.now);
	const getPicture = readPictures(item.pictures.names, (name) => readPicture(item, name), intake.getPicture);
	const state = item.state === undefined ? {} : { state: itemStateOf(item.state) };
	const content = contentOf(article.read);
	const placed = inSeries(article.read, item.series, intake.now);
	const arrival = { source, identity: item.key, content, article: placed, ...state };
	return reportOf(await takeIn(arrival, { ...intake, getPicture }), item.name);
}

/** A whole page is extracted like one that was fetched; what the file says beside it stands. */
async function wholeArticle(
	{ article, isWholePage }: Extract<BroughtItem, { kind: 'article' }>,
	outside: Outside
): Promise<{ read: BroughtArticle } | { sentence: string }> {
	if (!isWholePage) return { read: article };
	// A page that does not say where it was has an address of nobody, against which its links lead nowhere.
	const url = article.url ?? nowhere;
	const bytes = new TextEncoder().encode(article.html);
	const reading = await outside.extractPage({ bytes, contentType: 'text/html; charset=utf-8', url });
	if (!('read' in reading)) return reading;
	const page = reading.read;
	const found = page.url === undefined || page.url.startsWith(nowhere) ? undefined : page.url;
	const told = page.site === new URL(nowhere).hostname ? { ...page, site: '' } : page;
	return {
		read: {
			...told,
			...joinHead(article, told),
			html: page.html.replace(strayLink, ''),
			url: article.url === undefined ? found : canonicalOf(found, article.url),
			direction: article.direction ?? page.direction,
			lead: article.lead ?? page.lead
		}
	};
}

/** Nobody can own this name (RFC 2606, section 2). */
const nowhere = 'https://nowhere.example/';
/** A link against it is one that meant a place beside the file. */
const strayLink = /\shref="https:\/\/nowhere\.example\/[^"]*"/g;

async function readPicture(
	{ pictures }: Extract<BroughtItem, { kind: 'article' }>,
	name: string
): Promise<Uint8Array | { trouble: string }> {
	try {
		return await pictures.read(name);
	} catch (caught) {
		if (caught instanceof BringFault) return { trouble: caught.message };
		throw caught;
	}
}

/** A book is the site of its chapters; without times of their own they stand in its order, of which lists show the newest first. */
function inSeries(
	article: BroughtArticle,
	series: { name: string; index: number } | undefined,
	now: Date
): BroughtArticle {
	if (series === undefined) return article;
	const published = article.published ?? new Date(now.getTime() - series.index * 1000).toISOString();
	return { ...article, site: series.name || article.site, published };
}
