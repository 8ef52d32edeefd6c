// The index follows what is kept: what came is found, what went is not, and whatever is cut or damaged is mended.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import { readMark } from '#lib/search/index-mark.ts';
import { IndexStore } from '#lib/search/index-store.ts';
import { KeptPhone, makeTexts } from './kept-phone.ts';

let phone: KeptPhone;
const manifest = '/_index/manifest';

beforeEach(() => {
	phone = new KeptPhone();
});
afterEach(() => vi.unstubAllGlobals());

const three = [
	{ id: 'aaaaaa', text: 'A lamp was lit.' },
	{ id: 'bbbbbb', text: 'Шырақ жанды.', language: 'kk', site: 'The other' },
	{ id: 'cccccc', text: 'No lamps here.' }
];

test('what is kept is found, and after the page is opened anew out of the store alone', async () => {
	await phone.keep(three);
	expect(await phone.look()).toEqual({ done: 3, total: 3, isKept: true });
	expect(phone.find('lamp').sort()).toEqual(['aaaaaa', 'cccccc']);
	expect(phone.find('шырак', 'kk', 'The other')).toEqual(['bbbbbb']);
	expect(phone.find('шырак', 'en')).toEqual([]);
	const shards = [...phone.shards];
	phone.restart();
	phone.caches.gate = (act, path) =>
		act === 'put' && path !== manifest ? Promise.reject(new Error(`written: ${path}`)) : Promise.resolve();
	expect(await phone.look()).toEqual({ done: 3, total: 3, isKept: true });
	expect(phone.find('lamp').sort()).toEqual(['aaaaaa', 'cccccc']);
	expect(phone.shards).toEqual(shards);
});

test('what is asked is told by language and source, each as under the other choice', async () => {
	await phone.keep([...three, { id: 'dddddd', text: 'A lamp, again.', language: 'kk', site: 'The other' }]);
	await phone.look();
	const ask = (language?: string, site?: string) =>
		phone.index.ask({ typed: 'lamp', language, site, order: 'best', most: 9 });
	expect(ask()).toMatchObject({
		total: 3,
		languages: [
			['en', 2],
			['kk', 1]
		],
		sites: [
			['', 2],
			['The other', 1]
		]
	});
	expect(ask('kk')).toMatchObject({
		total: 1,
		languages: [
			['en', 2],
			['kk', 1]
		],
		sites: [['The other', 1]]
	});
	expect(ask('en', 'The other')).toMatchObject({ total: 0, languages: [['kk', 1]], sites: [['', 2]] });
});

test('what comes later is found as well, and small shards become larger ones', async () => {
	for (let from = 0; from < 12; from += 2) {
		await phone.keep(makeTexts(from + 2));
		await phone.look();
		expect(phone.find('common')).toHaveLength(from + 2);
	}
	expect(phone.shards.length).toBeLessThan(4);
	expect(phone.find('ownaaal')).toEqual([]);
	expect(phone.find('ownaaab')).toEqual(['aaaaab']);
});

test('a corrected text is found in its new form alone, also while the old one still lies here', async () => {
	await phone.keep(three);
	await phone.look();
	await phone.keep([{ id: 'aaaaaa', revision: 2, text: 'A candle was lit.' }, ...three.slice(1)]);
	await phone.look();
	expect(phone.find('candle')).toEqual(['aaaaaa']);
	expect(phone.find('lamp')).toEqual(['cccccc']);
	phone.restart();
	await phone.look();
	expect(phone.find('lamp')).toEqual(['cccccc']);
});

test('a text that went is not found, and comes back when it does', async () => {
	await phone.keep(three);
	await phone.look();
	await phone.drop('cccccc');
	await phone.look();
	expect(phone.find('lamp')).toEqual(['aaaaaa']);
	await phone.keep(three);
	await phone.look();
	expect(phone.find('lamp').sort()).toEqual(['aaaaaa', 'cccccc']);
});

test('a withdrawn article is not found though its text lies here, and a later revision of it is', async () => {
	await phone.keep(three);
	await phone.look();
	await phone.keep(three.slice(1), ['aaaaaa']);
	await phone.look();
	expect(phone.find('lamp')).toEqual(['cccccc']);
	phone.restart();
	await phone.look();
	expect(phone.find('lamp')).toEqual(['cccccc']);
	await phone.keep([{ id: 'aaaaaa', revision: 3, text: 'The lamp is back.' }, ...three.slice(1)]);
	await phone.look();
	expect(phone.find('lamp').sort()).toEqual(['aaaaaa', 'cccccc']);
});

test('damaged texts are left out, and tried again by a page that is opened anew', async () => {
	await phone.keep(three);
	const [path] = phone.caches.paths(cacheNames.articles).filter((each) => each.startsWith('/a/'));
	phone.caches.damage(cacheNames.articles, path ?? '');
	await phone.look();
	expect(phone.index.size).toBe(2);
	await phone.keep(three);
	phone.restart();
	await phone.look();
	expect(phone.index.size).toBe(3);
});

test('a damaged shard and one that is gone are built anew', async () => {
	await phone.keep(makeTexts(300));
	await phone.look();
	expect(phone.shards.length).toBeGreaterThan(1);
	for (const spoil of ['damage', 'delete'] as const) {
		for (const path of phone.shards) {
			if (spoil === 'damage') phone.caches.damage(cacheNames.search, path);
			else await (await phone.caches.open(cacheNames.search)).delete(path);
			phone.restart();
			await phone.look();
			expect(phone.find('common')).toHaveLength(300);
			expect(phone.find('ownacjj')).toEqual(['aaacjj']);
		}
	}
});

test('a manifest that cannot be read leads to an index built anew, and nothing of the old is left', async () => {
	await phone.keep(three);
	await phone.look();
	const shards = [...phone.shards];
	await (await phone.caches.open(cacheNames.search)).put(manifest, new Response('{"shards":'));
	await (await phone.caches.open(cacheNames.search)).put(`/_index/${'0'.repeat(64)}`, new Response('left behind'));
	phone.restart();
	await phone.look();
	expect(phone.find('lamp')).toHaveLength(2);
	expect(phone.shards).toEqual(shards);
});

test('a build that is cut anywhere goes on from what it had put into shards', async () => {
	await phone.keep(makeTexts(600));
	let isWhole = false;
	let had = 0;
	let cuts = 0;
	while (!isWhole) {
		// One write more than the time before, and then the page is closed
		cuts += 1;
		let writes = 0;
		phone.caches.gate = (act) => {
			if (act === 'put' || act === 'delete') writes += 1;
			return writes > cuts ? new Promise(() => undefined) : Promise.resolve();
		};
		phone.restart();
		isWhole = await Promise.race([phone.look().then(() => true), untilStill(() => writes > cuts)]);
		phone.caches.gate = () => Promise.resolve();
		phone.restart();
		await phone.index.read(await IndexStore.open());
		expect(phone.index.size).toBeGreaterThanOrEqual(had);
		had = phone.index.size;
	}
	expect(cuts).toBeGreaterThan(3);
	expect(new Set(phone.find('common')).size).toBe(600);
	expect(phone.find('common')).toHaveLength(600);
});

/** Resolves with false once the work is held up. */
async function untilStill(isHeld: () => boolean): Promise<false> {
	while (!isHeld()) await new Promise((resolve) => setTimeout(resolve, 1));
	return false;
}

test('on a full disk it is found all the same, as long as the page is open', async () => {
	await phone.keep(three);
	phone.caches.quota = phone.caches.size;
	const info = vi.spyOn(console, 'info').mockReturnValue();
	expect(await phone.look()).toMatchObject({ done: 3, isKept: false });
	expect(phone.find('lamp')).toHaveLength(2);
	expect(info).toHaveBeenCalled();
	expect(await phone.look()).toMatchObject({ done: 3, isKept: false });
	phone.caches.quota = Infinity;
	expect(await phone.look()).toMatchObject({ done: 3, isKept: true });
	expect(phone.shards).toHaveLength(1);
});

describe('on a full disk', () => {
	const full = new DOMException('no room', 'QuotaExceededError');
	const manifestNow = async () => (await IndexStore.open()).readManifest();
	/** The phone takes that many shards more, and no other. */
	function giveRoomFor(shards: number): void {
		phone.caches.gate = (act, path) => {
			if (act !== 'put' || !path.startsWith('/_index/') || path === manifest) return Promise.resolve();
			return (shards -= 1) < 0 ? Promise.reject(full) : Promise.resolve();
		};
	}

	beforeEach(() => {
		vi.spyOn(console, 'info').mockReturnValue();
	});

	test('no manifest names a shard that is only in memory, and no mark says that all is here', async () => {
		await phone.keep(makeTexts(300));
		giveRoomFor(1);
		expect(await phone.look('a mark')).toMatchObject({ done: 300, total: 300, isKept: false });
		const sums = phone.shards.map((path) => path.slice(-64));
		expect((await manifestNow())?.shards.map(({ sum }) => sum)).toEqual(sums);
		expect(await readMark()).toBeUndefined();
		expect(phone.find('common')).toHaveLength(300);
	});

	test('what is in memory is not built again, and is written as it is once there is room', async () => {
		await phone.keep(makeTexts(300));
		giveRoomFor(1);
		await phone.look();
		const reads = vi.spyOn(phone.index.unwritten, 'set');
		giveRoomFor(0);
		expect(await phone.look()).toMatchObject({ isKept: false });
		expect(phone.find('common')).toHaveLength(300);
		giveRoomFor(99);
		expect(await phone.look('a mark')).toMatchObject({ isKept: true });
		expect(reads).not.toHaveBeenCalled();
		expect(await readMark()).toBe('a mark');
		phone.restart();
		await phone.index.read(await IndexStore.open());
		expect(phone.find('common')).toHaveLength(300);
	});

	test('what another tab wrote meanwhile is not found twice', async () => {
		await phone.keep(makeTexts(300));
		giveRoomFor(0);
		await phone.look();
		const other = phone.openTab();
		giveRoomFor(99);
		await other.look();
		await phone.index.read(await IndexStore.open());
		expect(phone.index.unwritten.size).toBe(0);
		expect(phone.find('common')).toHaveLength(300);
	});

	test('an article corrected meanwhile is found by its new words only', async () => {
		await phone.keep(three);
		giveRoomFor(0);
		await phone.look();
		await phone.keep([{ id: 'aaaaaa', revision: 2, text: 'A wick was lit.' }, ...three.slice(1)]);
		await phone.look();
		expect(phone.find('lamp')).toEqual(['cccccc']);
		expect(phone.find('wick')).toEqual(['aaaaaa']);
		expect(phone.index.size).toBe(3);
	});

	test('a manifest that is refused is told, and no mark is written', async () => {
		await phone.keep(three);
		await phone.look();
		phone.caches.gate = (act, path) => (act === 'put' && path === manifest ? Promise.reject(full) : Promise.resolve());
		await phone.keep(three.slice(1), ['aaaaaa']);
		expect(await phone.look('a mark')).toMatchObject({ isKept: false });
		expect(await readMark()).toBeUndefined();
		expect(phone.find('lamp')).toEqual(['cccccc']);
	});
});

test('shards that become one stay where there is no room for the one', async () => {
	await phone.keep(makeTexts(900));
	phone.caches.gate = (act, path) => {
		// The fifth shard is made of four, and would be the largest
		const full = new DOMException('no room', 'QuotaExceededError');
		return act === 'put' && path !== manifest && phone.shards.length >= 4 ? Promise.reject(full) : Promise.resolve();
	};
	vi.spyOn(console, 'info').mockReturnValue();
	await phone.look();
	const shards = [...phone.shards];
	expect(shards.length).toBeGreaterThanOrEqual(4);
	phone.restart();
	await phone.look();
	expect(phone.shards).toEqual(shards);
	expect(phone.find('common')).toHaveLength(900);
});

test('forgotten, it is empty, and nothing of it is left', async () => {
	await phone.keep(three);
	await phone.look();
	await phone.caches.delete(cacheNames.search);
	await phone.caches.delete(cacheNames.articles);
	expect(await phone.look()).toEqual({ done: 0, total: 0, isKept: true });
	expect(phone.find('lamp')).toEqual([]);
	expect(phone.shards).toEqual([]);
});
