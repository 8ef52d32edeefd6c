// Lists of feeds as other readers write and read them (OPML 2.0), folders kept.
import { FeedFault } from '../feeds/limits.ts';
import { plainAddress } from '../fetching/plain-address.ts';
import { readOpml, writeOpml } from '../feeds/opml.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { ItemReport } from './report.ts';
import { addFeed, listSources } from './sources.ts';

/** Between the names of folders inside each other. */
const inside = '/';

/** Whether a text looks like a list of feeds. */
export function isSourceList(text: string): boolean {
	return /<opml[\s>]/i.test(text.slice(0, 4000));
}

/** Follows every feed of a list, unasked: what is no feed says so at the next refresh. A report for each. */
export async function followList(store: Store, text: string, name: string, now: Date): Promise<ItemReport[]> {
	const reports: ItemReport[] = [];
	const { outlines, leftOut } = readList(text, name);
	for (const { title, address } of leftOut) {
		const sentence = `${name}: ${plainAddress(address)} is no address of a feed on the web.`;
		reports.push({ title, kind: 'refused', sentence });
	}
	for (const { title, xmlUrl, htmlUrl, folders } of outlines) {
		const folder = folders.map((part) => part.replaceAll(inside, '∕')).join(inside);
		try {
			const feed = { address: xmlUrl, title, site: htmlUrl, folder: folder === '' ? undefined : folder };
			const { isNew } = await addFeed(store, feed, now);
			reports.push({ title, kind: isNew ? 'followed' : 'same' });
		} catch (caught) {
			if (!(caught instanceof Refusal)) throw caught;
			reports.push({ title, kind: 'refused', sentence: `${name}: ${caught.message}` });
		}
	}
	return reports;
}

/** The feeds that are followed, as a list that other readers take. */
export async function writeSourceList(store: Store, title: string): Promise<{ opml: string; feeds: number }> {
	const outlines = (await listSources(store)).flatMap((source) =>
		source.address === undefined
			? []
			: [
					{
						title: source.title,
						xmlUrl: source.address,
						htmlUrl: source.site,
						folders: source.folder?.split(inside) ?? []
					}
				]
	);
	return { opml: writeOpml(outlines, title), feeds: outlines.length };
}

function readList(text: string, name: string) {
	try {
		return readOpml(text);
	} catch (caught) {
		if (caught instanceof FeedFault) throw new Refusal(`${name}: ${caught.message}`, 1, caught);
		throw caught;
	}
}
