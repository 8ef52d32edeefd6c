// What pictures wait for after another wish: ranked to the end, whatever cut it, and nothing that is asked meanwhile waits for all.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PictureWish } from '#lib/contract/messages.ts';
import { findBreaches, readRows } from './audit.ts';
import { Phone, usualWish } from './phone.ts';

let phone: Phone;
/** More pictures than are ranked at once. */
const ids = Array.from({ length: 9 }, (_, at) => 'abcdefghi'.charAt(at).repeat(6));
const picturesEach = 50;
const all = { lead: ids.length, other: ids.length * (picturesEach - 1), none: 0 };
const textOnly: PictureWish = { ...usualWish, sources: { '': { isTextOnly: true } } };

beforeEach(async () => {
	phone = await Phone.open();
	const pictures = (id: string) => Array.from({ length: picturesEach }, (_, at) => `${id}${at}`);
	await phone.follow({ number: 1, packSize: 9, articles: ids.map((id) => ({ id, pictures: pictures(id) })) });
	phone.wish = textOnly;
	await phone.keepAll();
	expect(await ranks()).toEqual({ lead: 0, other: 0, none: 450 });
});
afterEach(async () => {
	vi.restoreAllMocks();
	expect(await findBreaches(phone.world)).toEqual([]);
	vi.unstubAllGlobals();
});

/** How many pictures wait as a lead, as another, and not at all. */
async function ranks(): Promise<typeof all> {
	const { figures } = await readRows();
	const count = (rank?: number): number => figures.filter((row) => row.rank === rank).length;
	return { lead: count(0), other: count(1), none: count() };
}

test('a worker that was stopped when it had noted a wish and ranked nothing by it is made good by the next plan', async () => {
	await phone.vault.writeFact('wish', usualWish);
	phone.wish = usualWish;
	await phone.plan();
	expect(await ranks()).toEqual(all);
});

test('one that was stopped amid the ranking, too', async () => {
	const lowerBound = IDBKeyRange.lowerBound.bind(IDBKeyRange);
	vi.spyOn(IDBKeyRange, 'lowerBound')
		.mockImplementationOnce(lowerBound)
		.mockImplementationOnce(() => {
			throw new DOMException('stopped', 'AbortError');
		});
	phone.wish = usualWish;
	await expect(phone.plan()).rejects.toThrow();
	const { lead, other, none } = await ranks();
	expect([lead + other, none]).toEqual([50, 400]);
	await phone.plan();
	expect(await ranks()).toEqual(all);
});

test('what is asked of the list meanwhile is answered before the end', async () => {
	await phone.vault.writeFact('wish', usualWish);
	const order: string[] = [];
	await Promise.all([
		phone.vault.rankByWish().then(() => order.push('ranked')),
		phone.vault.findLine(ids[0] ?? '').then(() => order.push('answered')),
		phone.vault.readFact('tally').then(() => order.push('answered'))
	]);
	expect(order).toEqual(['answered', 'answered', 'ranked']);
	expect(await ranks()).toEqual(all);
});

test('a wish that is changed meanwhile is the one that all are ranked by', async () => {
	await phone.vault.writeFact('wish', usualWish);
	const first = phone.vault.rankByWish();
	await phone.vault.writeFact('wish', textOnly);
	await Promise.all([first, phone.vault.rankByWish()]);
	expect(await ranks()).toEqual({ lead: 0, other: 0, none: 450 });
	await phone.plan(usualWish);
	expect(await ranks()).toEqual(all);
});
