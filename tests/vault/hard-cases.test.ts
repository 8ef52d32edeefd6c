// Faults that wear a phone down rather than strike it: a line that drips, a disk that lists what it cannot read, rows of a build to come.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FaultError } from '#lib/contract/faults.ts';
import type { Hash } from '#lib/article/types.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { loadContents, refreshContents } from '#lib/vault/contents.ts';
import { writeFact } from '#lib/vault/ledger.ts';
import { takeStock } from '#lib/vault/stock.ts';
import { fetchText, readText } from '#lib/vault/texts.ts';
import { makeEdition, makePublisher, type Edition } from './edition.ts';
import { World } from './world.ts';

let world: World;
let edition: Edition;

beforeEach(async () => {
	world = await World.open();
	edition = await makeEdition(await makePublisher(1), { number: 3, articles: [{ id: 'aaaaaa' }] });
	world.serve(edition.files);
});
afterEach(() => vi.unstubAllGlobals());

/** A body that gives a byte now and then, for ever. */
function drip(everyMs: number): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			await new Promise((resolve) => setTimeout(resolve, everyMs));
			controller.enqueue(new Uint8Array([65]));
		}
	});
}

test('a contents list that drips is given up soon, and the next one is taken', async () => {
	world.spoil = () => new Response(drip(10));
	const waitMs = 120;
	const began = Date.now();
	const failed: unknown = await refreshContents(waitMs).catch((caught: unknown) => caught);
	expect(failed instanceof FaultError && failed.fault.code).toBe('timeout');
	// A byte in 10 ms is 100 a second, under the slowest pace put up with; without a bound by what came it took hours.
	expect(Date.now() - began).toBeLessThan(20 * waitMs);
	world.spoil = undefined;
	expect((await refreshContents()).number).toBe(3);
});

test('kept bytes that are listed and cannot be read are as good as lost, and come again', async () => {
	await refreshContents();
	const held = await loadContents();
	if (held === undefined) throw new Error('no contents');
	await fetchText(edition.entry('aaaaaa'), held);
	const { hash } = edition.entry('aaaaaa');
	world.caches.break(cacheNames.articles, `/a/${hash}`);
	expect(await readText(hash)).toBeUndefined();
	expect((await takeStock()).articles.size).toBe(0);
	await fetchText(edition.entry('aaaaaa'), held);
	expect(await readText(hash)).toBeDefined();
});

test('a contents list that this build cannot read stays for a build that can', async () => {
	await refreshContents();
	world.caches.alter(cacheNames.articles, '/contents', 'shyraq/contents/2\n{}\n\n— someone else\n');
	await world.restart();
	expect(await loadContents()).toBeUndefined();
	expect(world.caches.paths(cacheNames.articles)).toContain('/contents');
	expect((await refreshContents()).number).toBe(3);
	expect((await loadContents())?.contents.number).toBe(3);
});

test('a pinned key that cannot be read does not lock the publisher out', async () => {
	await refreshContents();
	await writeFact('pin', { key: 'torn', number: 3, hash: 'torn' as Hash });
	await world.restart();
	expect((await loadContents())?.contents.number).toBe(3);
});
