// What somebody handed over mends what is lacking here: of this publisher, of this list, to the byte, and nothing else.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toText, type Bytes } from '#lib/article/bytes.ts';
import { writeKey } from '#lib/article/key.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import { makeEdition } from './edition.ts';
import { refusePuts } from './full-ledger.ts';
import { codeOf, Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
let key: string;
const ids = ['aaaaaa', 'bbbbbb'];

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	key = await writeKey((await makePublisher(1)).key);
	await phone.follow({ number: 1, packSize: 2, articles: ids.map((id) => ({ id, pictures: [`p${id}`] })) });
	await phone.keepAll();
	// From here on nobody answers
	world.navigator.onLine = false;
});
afterEach(async () => {
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

function fileOf(address: string): Bytes {
	const bytes = phone.edition?.files.get(address);
	if (bytes === undefined) throw new Error(`the edition has no ${address}`);
	return bytes;
}

const hashOfText = (id: string) => phone.edition?.entry(id).hash ?? '';
const noteOf = (id: string) => toText(fileOf(places.article(hashOfText(id))));
const picturesKept = () =>
	world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith(places.picture('')));

async function lose(name: string, path: string): Promise<void> {
	await (await caches.open(name)).delete(path);
	await phone.vault.glance();
}

test('a text and its picture come back, once, and what was lost is told no more', async () => {
	const [picture = ''] = picturesKept();
	await lose(cacheNames.articles, places.article(hashOfText('aaaaaa')));
	await lose(cacheNames.pictures, picture);
	expect((await phone.readiness()).lost).toMatchObject({ articles: 1, pictures: 1 });
	const given = { key, note: noteOf('aaaaaa') };
	expect(await phone.vault.mendText(given)).toBe('back');
	expect(await phone.vault.mendText(given)).toBe('here');
	expect(await phone.vault.mendPicture(fileOf(picture))).toBe('back');
	expect(await phone.vault.mendPicture(fileOf(picture))).toBe('here');
	expect(await phone.ready()).toBe('2/2 texts, 2/2 pictures');
	expect((await phone.readiness()).lost).toBeUndefined();
});

test('where the browser has cleared the list and every text, the key is known still', async () => {
	await world.loseCaches(cacheNames.articles);
	await phone.vault.settle();
	for (const id of ids) expect(await phone.vault.mendText({ key, note: noteOf(id) })).toBe('back');
	expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.id).toBe('aaaaaa');
});

test('bytes that were damaged where they lie are put anew', async () => {
	const path = places.article(hashOfText('bbbbbb'));
	world.caches.damage(cacheNames.articles, path);
	expect(await phone.vault.mendText({ key, note: noteOf('bbbbbb') })).toBe('back');
	expect((await phone.vault.readNewestText('bbbbbb'))?.article.head.id).toBe('bbbbbb');
});

test('what another signed, what the list does not name, and what was changed is not taken', async () => {
	const note = noteOf('aaaaaa');
	const other = await writeKey((await makePublisher(2)).key);
	await lose(cacheNames.articles, places.article(hashOfText('aaaaaa')));
	expect(await phone.vault.mendText({ key: other, note })).toBe('unproved');
	expect(await phone.vault.mendText({ key: 'no key', note })).toBe('unproved');
	expect(await phone.vault.mendText({ key, note: note.replace('a', 'e') })).toBe('unproved');
	expect(await phone.vault.mendText({ key, note: `${note}\n` })).toBe('unproved');
	const strange = await makeEdition(await makePublisher(2), { number: 1, articles: [{ id: 'aaaaaa' }] });
	const theirs = toText(strange.files.get(places.article(strange.entry('aaaaaa').hash)) ?? new Uint8Array());
	expect(await phone.vault.mendText({ key: other, note: theirs })).toBe('stranger');
	const more = await makeEdition(await makePublisher(1), { number: 2, articles: [{ id: 'cccccc' }] });
	const unknown = toText(more.files.get(places.article(more.entry('cccccc').hash)) ?? new Uint8Array());
	expect(await phone.vault.mendText({ key, note: unknown })).toBe('unlisted');
	expect(await phone.vault.mendPicture(new Uint8Array([1, 2, 3]))).toBe('unlisted');
	expect(await phone.ready()).toBe('1/2 texts, 2/2 pictures');
});

test('where there is no room nothing is half kept, and the fault says so', async () => {
	await lose(cacheNames.articles, places.article(hashOfText('aaaaaa')));
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
	expect(await codeOf(phone.vault.mendText({ key, note: noteOf('aaaaaa') }))).toBe('storage-full');
	world.caches.gate = () => Promise.resolve();
	refusePuts((store) => (store === 'articles' ? 'in the end' : undefined));
	expect(await codeOf(phone.vault.mendText({ key, note: noteOf('aaaaaa') }))).toBe('storage-full');
	vi.restoreAllMocks();
	expect(await findBreaches(world)).toEqual([]);
	expect(await phone.vault.mendText({ key, note: noteOf('aaaaaa') })).toBe('back');
});
