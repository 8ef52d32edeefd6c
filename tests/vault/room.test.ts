// Making room: what goes first, what never goes, that it does not come back by itself, and that it comes when there is room.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import { findBreaches, readRows } from './audit.ts';
import type { EditionPlot } from './edition.ts';
import { Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
/** Newest first; each with a picture of its own. */
const ids = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee', 'ffffff'];
const plot: EditionPlot = { number: 1, packSize: 6, articles: ids.map((id) => ({ id, pictures: [`p${id}`] })) };

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	await phone.follow(plot);
	await phone.keepAll();
});
afterEach(async () => {
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

async function used(): Promise<number> {
	const { textBytes, pictureBytes } = await phone.readiness();
	return textBytes + pictureBytes;
}

async function withoutPicture(): Promise<string[]> {
	const { states } = await phone.readiness(ids);
	return ids.filter((id) => states[id] === 'text');
}

async function absent(): Promise<string[]> {
	const { states } = await phone.readiness(ids);
	return ids.filter((id) => states[id] === 'absent');
}

test('pictures of finished articles go first, then those of the oldest, then texts of finished ones, and no more than must', async () => {
	const finished = ['bbbbbb', 'cccccc'];
	const order: string[] = [];
	for (let left = await used(); ; left = await used()) {
		const before = [...(await withoutPicture()), ...(await absent())];
		const gone = await absent();
		const made = await phone.makeRoom({ limitBytes: left - 1, finished, spared: ['ffffff'] });
		if (made.bytesFreed === 0) break;
		const now = await withoutPicture();
		order.push(...(await absent()).filter((id) => !gone.includes(id)).map((id) => `text ${id}`));
		order.push(...now.filter((id) => !before.includes(id)).map((id) => `picture ${id}`));
	}
	expect(order).toEqual([
		'picture cccccc',
		'picture bbbbbb',
		'picture eeeeee',
		'picture dddddd',
		'picture aaaaaa',
		'text cccccc',
		'text bbbbbb'
	]);
	expect((await phone.readiness(ids)).states).toMatchObject({ aaaaaa: 'text', dddddd: 'text', ffffff: 'kept' });
	expect(await phone.listed()).toEqual(ids);
});

test('for a picture only pictures of finished articles go', async () => {
	const finished = ['bbbbbb', 'cccccc'];
	const made = await phone.makeRoom({ limitBytes: 0, finished, spared: ['cccccc'], isForPicture: true });
	expect(made).toMatchObject({ articles: 0, pictures: 1 });
	expect(await withoutPicture()).toEqual(['bbbbbb']);
	expect(await absent()).toEqual([]);
});

test('what is spared is never touched, nor a picture that a spared article shows as well', async () => {
	await phone.follow({ number: 2, articles: [...plot.articles, { id: 'gggggg', pictures: ['paaaaaa'] }] });
	await phone.keepAll();
	const made = await phone.makeRoom({ limitBytes: 0, spared: ids, finished: ids });
	expect(made).toEqual({ bytesFreed: 0, articles: 0, pictures: 0 });
	expect(await withoutPicture()).toEqual([]);
	await phone.makeRoom({ limitBytes: 0, spared: ['gggggg'], finished: ids });
	expect((await phone.readiness(['gggggg'])).states).toEqual({ gggggg: 'kept' });
	expect((await phone.vault.readNewestText('gggggg'))?.article.head.id).toBe('gggggg');
});

test('what went does not come back by itself: not by a plan, another wish, a merged list, a correction, nor making room again', async () => {
	await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb'] });
	expect(await absent()).toEqual(['bbbbbb']);
	expect(await phone.plan()).toEqual([]);
	expect(await phone.plan({ ...phone.wish, width: 1600 })).toEqual([]);
	for (let number = 2; number < 9; number += 1) {
		const fresh = String.fromCharCode(101 + number).repeat(6);
		await phone.follow({ number, articles: [{ id: fresh }] });
		expect((await phone.plan()).map(({ kind }) => kind)).toEqual(['article']);
		await phone.keepAll();
	}
	await phone.follow({ number: 9, articles: [{ id: 'aaaaaa', revision: 2, pictures: ['paaaaaa'] }] });
	expect((await phone.plan()).map(({ kind }) => kind)).toEqual(['article']);
	await phone.keepAll();
	expect(await withoutPicture()).toEqual(['aaaaaa', 'cccccc', 'dddddd', 'eeeeee', 'ffffff']);
	// At the same limit, again and again
	for (let time = 0; time < 3; time += 1) {
		await phone.makeRoom({ limitBytes: await used() });
		expect(await phone.plan()).toEqual([]);
	}
});

test('as many pictures come back as there is room for, the newest first', async () => {
	const full = await used();
	await phone.makeRoom({ limitBytes: 0 });
	expect(await withoutPicture()).toEqual(ids);
	const least = await used();
	const limitBytes = least + (full - least) / 2 + 10;
	for (let time = 0; time < 3; time += 1) {
		await phone.makeRoom({ limitBytes });
		await phone.keepAll();
		expect(await used()).toBeLessThanOrEqual(limitBytes);
		expect(await withoutPicture()).toEqual(['dddddd', 'eeeeee', 'ffffff']);
	}
});

test('all that went comes back when there is room for all, texts with their pictures', async () => {
	const full = await used();
	await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb', 'eeeeee'] });
	expect(await absent()).toEqual(['bbbbbb', 'eeeeee']);
	await phone.makeRoom({ limitBytes: Number.MAX_SAFE_INTEGER });
	await phone.keepAll();
	expect(await phone.ready()).toBe('6/6 texts, 6/6 pictures');
	expect(await used()).toBe(full);
});

test('an article that went is kept again when it is opened', async () => {
	await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb'] });
	await phone.keepText('bbbbbb');
	expect(await absent()).toEqual([]);
	expect((await readRows()).entries.find(({ id }) => id === 'bbbbbb')).not.toHaveProperty('shed');
});

test('a loss among what is here does not bring back what went', async () => {
	await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb'] });
	await world.loseCaches(cacheNames.pictures);
	await phone.vault.settle();
	expect(await phone.plan()).toEqual([]);
});
