// One address saved: its page is fetched, its article taken out, and taken in under the address by which it is known.
import { canonicalOf, speaksFor, withoutPlace } from '../addresses/site.ts';
import type { BroughtArticle } from '../brought.ts';
import { plainAddress } from '../fetching/plain-address.ts';
import { settleUrl } from './brought-head.ts';
import { readPage } from './complete.ts';
import { writeOut } from './follow.ts';
import { readHead } from './item-head.ts';
import type { Outside } from './ports.ts';
import { reportOf, type ItemReport } from './report.ts';
import type { ItemRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import { takeIn, type Intake } from './take-in.ts';
import { forget, isAnother, reportRetracted, saveArticle, waitFor } from './wanted.ts';

/** Saves the article at an address; one that its site's feed has brought already is looked at anew. Never throws for what is outside. */
export async function saveAddress(given: string, outside: Outside, intake: Intake): Promise<ItemReport> {
	const address = writeOut(given);
	const page = await readPage(address, outside);
	if (!('read' in page)) return putOff(address, page, intake);
	const report = await takeInPage(page, intake);
	await forget(intake.store, ...new Set([address, page.address, withoutPlace(address), withoutPlace(page.address)]));
	return report;
}

/** What may pass is tried again by itself; the address waits in the store. */
async function putOff(
	address: string,
	{ sentence, mayPass }: { sentence: string; mayPass: boolean },
	intake: Intake
): Promise<ItemReport> {
	const title = plainAddress(address);
	const waiting = mayPass ? settleUrl(withoutPlace(address)) : undefined;
	if (waiting === undefined) return { title, kind: 'failed', sentence };
	await waitFor(intake, { address: waiting, trouble: sentence });
	return { title, kind: 'waiting', sentence };
}

async function takeInPage(page: { read: BroughtArticle; address: string }, intake: Intake): Promise<ItemReport> {
	const url = canonicalOf(page.read.url, page.address);
	const item = await findOwn(intake.store, url);
	if (item === undefined || isAnother(item, page.read)) return saveArticle(page.address, page.read, {}, intake);
	if (item.retracted === 1) return reportRetracted(item);
	const { title, site = '', published } = readHead(item.head);
	const article = { ...page.read, url: item.url ?? url, title, site, published };
	const { identity, content } = item;
	const source = { id: item.source, address: '' };
	return reportOf(await takeIn({ source, identity, content, article, isAnew: true }, intake), site);
}

/** The article at this address that its own site's feed has brought. */
async function findOwn({ database }: Store, url: string): Promise<ItemRow | undefined> {
	const settled = settleUrl(url);
	if (settled === undefined) return undefined;
	const rows = await database
		.selectFrom('item')
		.innerJoin('source', 'source.id', 'item.source')
		.selectAll('item')
		.select(['source.site as sourceSite', 'source.address as sourceAddress'])
		.where('source.kind', '=', 'feed')
		.where('item.url', '=', settled)
		.execute();
	return rows.find(({ sourceSite, sourceAddress }) => speaksFor({ site: sourceSite, address: sourceAddress }, url));
}
