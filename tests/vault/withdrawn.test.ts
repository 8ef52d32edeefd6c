// What was withdrawn goes once and is not looked for again, unless bytes of it turn up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import { countReads } from './count-reads.ts';
import type { EditionPlot } from './edition.ts';
import { Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
const plot: EditionPlot = { number: 1, articles: [{ id: 'aaaaaa' }, { id: 'bbbbbb', pictures: ['one'] }] };

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	await phone.follow(plot);
	await phone.keepAll();
});
afterEach(async () => {
	vi.restoreAllMocks();
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

const texts = (): string[] => world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/a/'));

async function withdraw(): Promise<void> {
	await phone.follow({ number: 2, articles: [{ id: 'aaaaaa' }], gone: ['bbbbbb'] });
	await phone.keepAll();
}

test('its text and its pictures go, and a later plan asks nothing more of it', async () => {
	await withdraw();
	expect(texts()).toHaveLength(1);
	expect(await phone.ready()).toBe('1/1 texts, 0/0 pictures');
	const reads = countReads();
	expect(await phone.vault.prune()).toBe(0);
	// That no text is lacking, and that nobody is to go
	expect(reads).toMatchObject({ whole: 0, rows: 1 });
	expect(await phone.vault.findLine('bbbbbb')).toMatchObject({ revision: 2 });
});

test('bytes of it that a death left behind go when they are found', async () => {
	const [hash] = [phone.edition?.entry('bbbbbb').hash ?? ''];
	const bytes = world.files.get(`/a/${hash}`) ?? new Uint8Array();
	await withdraw();
	const cache = await world.caches.open(cacheNames.articles);
	await cache.put(`/a/${hash}`, new Response(bytes));
	await phone.vault.heal();
	expect(texts()).toHaveLength(2);
	await phone.plan();
	expect(texts()).toHaveLength(1);
	expect(await phone.ready()).toBe('1/1 texts, 0/0 pictures');
});

test('published again it is an article like any other', async () => {
	await withdraw();
	await phone.follow({ number: 3, articles: [{ id: 'aaaaaa' }, { id: 'bbbbbb', revision: 3 }] });
	await phone.keepAll();
	expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb']);
	expect(texts()).toHaveLength(2);
});
