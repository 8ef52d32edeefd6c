// What tests of wrong answers ask of a phone, past its pages: how much it has, and whether all of it comes once the network is right.
import { expect } from '@playwright/test';
import type { Phone } from '../stage/phone.ts';
import { smallCounts } from '../stage/small-edition.ts';

/** How much of the library a phone has. */
export async function keptOf(phone: Phone): Promise<[articles: number, pictures: number]> {
	const { articlesKept, picturesKept } = await phone.readiness();
	return [articlesKept, picturesKept];
}

/** Everything comes, and none of it is wrong. */
export async function expectWholeLater(phone: Phone): Promise<void> {
	expect(await phone.keepAll()).toEqual([]);
	expect(await keptOf(phone)).toEqual([smallCounts.articles, smallCounts.pictures]);
	expect(await phone.wrongBytes()).toEqual([]);
}
