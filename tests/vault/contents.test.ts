// The contents list: pinned to the first key, only ever newer, and kept whole through the worker's death.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeEdition, type EditionPlot } from './edition.ts';
import { codeOf, Phone } from './phone.ts';
import { makePublisher, type Publisher } from './publisher.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
let publisher: Publisher;

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	publisher = await makePublisher(1);
});
afterEach(() => vi.unstubAllGlobals());

async function publish(plot: EditionPlot, by = publisher): Promise<void> {
	world.serve((await makeEdition(by, plot)).files);
}

async function refreshCode(): Promise<string> {
	const refreshed = phone.vault.refreshContents();
	const code = await codeOf(refreshed);
	if (code !== 'none') return code;
	const { number, isNew } = await refreshed;
	return `${isNew ? 'new' : 'same'} ${number}`;
}

async function numberHeld(): Promise<number | undefined> {
	return (await phone.vault.loadContents())?.contents.number;
}

describe('a contents list', () => {
	test('is kept at first sight with its key, then followed upwards', async () => {
		await publish({ number: 3, articles: [{ id: 'aaaaaa' }] });
		expect(await refreshCode()).toBe('new 3');
		expect(await refreshCode()).toBe('same 3');
		await publish({ number: 5, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('new 5');
		await world.restart();
		expect(await numberHeld()).toBe(5);
		expect(await phone.listed()).toContain('bbbbbb');
	});

	test('of a lower number is refused, after a restart too', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await publish({ number: 4, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('older-contents');
		await world.restart();
		expect(await refreshCode()).toBe('older-contents');
		expect(await numberHeld()).toBe(5);
	});

	test('of a lower number is refused when the cache was lost, and when the ledger was lost', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await world.loseCaches();
		await publish({ number: 4, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('older-contents');
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		expect(await refreshCode()).toBe('same 5');
		await world.loseLedger();
		await publish({ number: 4, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('older-contents');
	});

	test('with the number of another one seen before is refused', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await publish({ number: 5, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('older-contents');
	});

	test('of another key is refused, even under the same name', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await publish({ number: 6, articles: [{ id: 'bbbbbb' }] }, await makePublisher(2));
		expect(await refreshCode()).toBe('wrong-key');
		await world.loseLedger();
		expect(await refreshCode()).toBe('wrong-key');
	});

	test('signed by another key than the one it names is refused', async () => {
		const other = await makePublisher(2);
		await publish({ number: 5, articles: [] }, { key: publisher.key, sign: (text) => other.sign(text) });
		expect(await refreshCode()).toBe('wrong-signature');
	});

	test('put before the pin was written is taken up, and the pin follows', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		const pin = await phone.vault.readFact('pin');
		await publish({ number: 6, articles: [{ id: 'bbbbbb' }] });
		await refreshCode();
		await phone.vault.writeFact('pin', pin);
		await world.restart();
		expect(await numberHeld()).toBe(6);
	});

	test('damaged in the cache is dropped and fetched again', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await world.restart();
		world.caches.damage('shyraq-articles', '/contents');
		expect(await phone.vault.loadContents()).toBeUndefined();
		expect(await refreshCode()).toBe('same 5');
		expect(await numberHeld()).toBe(5);
	});
});
