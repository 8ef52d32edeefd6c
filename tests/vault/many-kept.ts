// A phone with very many articles kept, written straight into its stores: what a long download would have left, at once.
import type { ArticleId, Entry, Hash } from '#lib/article/types.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import type { EntryRow } from '#lib/vault/ledger.ts';
import { publishMany } from './many.ts';
import type { Phone } from './phone.ts';

/** Of so many articles one was withdrawn, and of so many one lacks its picture. */
const oneGoneOf = 20;
const oneBareOf = 3;
const keptWidth = 800;

/** Publishes so many articles and gives the phone all their texts and most of their pictures; some others were withdrawn. */
export async function keepMany(phone: Phone, count: number): Promise<void> {
	await publishMany(phone, count);
	await phone.vault.settle();
	await phone.vault.refreshContents();
	const { vault } = phone;
	const entries = await vault.ledgerList.olderThan(undefined, count);
	await vault.changeLedger(async (change) => {
		for (const [at, entry] of entries.entries()) await keepOne(change, entry, at % oneBareOf !== 0);
		for (let at = 0; at < count; at += oneGoneOf) {
			const id = `zz${String(at)
				.padStart(6, '0')
				.replace(/./g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a')}` as ArticleId;
			await change.objectStore('entries').put({ id, revision: 2, gone: 'yes' });
		}
		const pictures = entries.length;
		const picturesKept = entries.filter((_, at) => at % oneBareOf !== 0).length;
		const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
		const tally = { articles: count, minutes: 3 * count, textBytes: bytes, pictures, picturesKept, pictureBytes: 0 };
		await change.objectStore('facts').put(tally, 'tally');
	});
	for (const [at, { hash, lead }] of entries.entries()) {
		await putBytes(phone, 'articles', hash);
		const variant = lead?.picture.variants[0]?.hash;
		if (at % oneBareOf !== 0 && variant !== undefined) await putBytes(phone, 'pictures', variant);
	}
	await phone.world.restart();
}

type Change = Parameters<Parameters<Phone['vault']['changeLedger']>[0]>[0];

async function keepOne(change: Change, entry: Entry, isWhole: boolean): Promise<void> {
	const { id, hash, revision, bytes, minutes, published, lead } = entry;
	const at = Date.parse(published);
	const here: EntryRow = { ...entry, at, from: entry.site ?? '' };
	delete here.lacks;
	await change.objectStore('articles').put({ hash, id, revision, bytes, minutes, at, keptAt: at });
	await change.objectStore('entries').put(here);
	const variant = lead?.picture.variants[0];
	if (lead === undefined || variant === undefined) return;
	const { picture } = lead;
	const figure = { id: picture.id, picture, variants: picture.variants.map((each) => each.hash), articles: [id], at };
	const width = isWhole ? keptWidth : 0;
	const state = isWhole ? { width } : { width, rank: 0 as const };
	await change.objectStore('figures').put({ ...figure, isLead: true, ...state });
	if (!isWhole) return;
	const row = { hash: variant.hash, picture: picture.id, format: variant.format, width, bytes: variant.bytes };
	await change.objectStore('pictures').put(row);
}

/** No bytes of that name, for none of it is ever read here: only that something stands there. */
async function putBytes({ world }: Phone, kind: 'articles' | 'pictures', hash: Hash): Promise<void> {
	const path = kind === 'articles' ? places.article(hash) : places.picture(hash);
	await (await world.caches.open(cacheNames[kind])).put(path, new Response('x'));
}
