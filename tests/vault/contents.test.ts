// The contents list: pinned to the first key, only ever newer, and kept whole through the worker's death.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FaultError } from '#lib/contract/faults.ts';
import { loadContents, refreshContents } from '#lib/vault/contents.ts';
import { readFact, writeFact } from '#lib/vault/ledger.ts';
import { makeEdition, makePublisher, type EditionPlot, type Publisher } from './edition.ts';
import { World } from './world.ts';

let world: World;
let publisher: Publisher;

beforeEach(async () => {
	world = await World.open();
	publisher = await makePublisher(1);
});
afterEach(() => vi.unstubAllGlobals());

async function publish(plot: EditionPlot, by = publisher): Promise<void> {
	world.serve((await makeEdition(by, plot)).files);
}

async function refreshCode(): Promise<string> {
	try {
		const { number, isNew } = await refreshContents();
		return `${isNew ? 'new' : 'same'} ${number}`;
	} catch (failed) {
		if (failed instanceof FaultError) return failed.fault.code;
		throw failed;
	}
}

describe('a contents list', () => {
	test('is kept at first sight with its key, then followed upwards', async () => {
		await publish({ number: 3, articles: [{ id: 'aaaaaa' }] });
		expect(await refreshCode()).toBe('new 3');
		expect(await refreshCode()).toBe('same 3');
		await publish({ number: 5, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('new 5');
		await world.restart();
		expect((await loadContents())?.byId.has('bbbbbb')).toBe(true);
	});

	test('of a lower number is refused, after a restart too', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await publish({ number: 4, articles: [{ id: 'bbbbbb' }] });
		expect(await refreshCode()).toBe('older-contents');
		await world.restart();
		expect(await refreshCode()).toBe('older-contents');
		expect((await loadContents())?.contents.number).toBe(5);
	});

	test('of a lower number is refused when the cache was lost, and when the ledger was lost', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		world.loseCaches();
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
		const pin = await readFact('pin');
		await publish({ number: 6, articles: [{ id: 'bbbbbb' }] });
		await refreshCode();
		await writeFact('pin', pin);
		await world.restart();
		expect((await loadContents())?.contents.number).toBe(6);
	});

	test('damaged in the cache is dropped and fetched again', async () => {
		await publish({ number: 5, articles: [{ id: 'aaaaaa' }] });
		await refreshCode();
		await world.restart();
		world.caches.damage('shyraq-articles', '/contents');
		expect(await loadContents()).toBeUndefined();
		expect(await refreshCode()).toBe('same 5');
		expect((await loadContents())?.contents.number).toBe(5);
	});
});
