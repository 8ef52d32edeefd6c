// A build whose pages stay dead twice is left for the one before, and no other is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, toBytes } from '#lib/article/bytes.ts';
import { World } from './world.ts';

/** What the test uses of the worker's rooms, which are typed by the worker's own configuration. */
interface Rooms {
	fillShell(): Promise<void>;
	tidyShell(): Promise<void>;
	noteDead(): Promise<void>;
	noteAlive(): Promise<boolean>;
	loadTemplatesBefore(): Promise<unknown>;
}

const rooms = ['../../src/service-worker/shell.ts', '../../src/service-worker/standing.ts'];
let world: World;

beforeEach(async () => {
	world = await World.open();
	vi.stubGlobal('registration', { installing: null });
});
afterEach(() => vi.unstubAllGlobals());

/** Installs a build, and lets it become active. */
async function activate(build: string): Promise<Rooms> {
	const serve = async (path: string, text: string) => {
		const bytes = toBytes(text);
		world.files.set(path, bytes);
		return { path, hash: await hashOf(bytes), bytes: bytes.length };
	};
	const templates = await serve(`/_app/immutable/templates.${build}.json`, JSON.stringify({ build }));
	const files = await serve(`/_app/immutable/shell.${build}.json`, JSON.stringify([templates]));
	vi.stubGlobal('__SHYRAQ_SHELL__', { build, files, templates: templates.path });
	vi.resetModules();
	const opened = await Promise.all(
		rooms.map((room) => import(/* @vite-ignore */ room) as Promise<Partial<Rooms>>)
	).then((parts) => Object.assign({}, ...parts) as Rooms);
	await opened.fillShell();
	await opened.tidyShell();
	return opened;
}

describe('a build', () => {
	test('whose pages stay dead twice in a row is left for the one before, and the reader is told once', async () => {
		await activate('one');
		const two = await activate('two');
		await two.noteDead();
		expect(await two.loadTemplatesBefore()).toBeUndefined();
		await two.noteDead();
		expect(await two.loadTemplatesBefore()).toEqual({ build: 'one' });
		expect(await two.noteAlive()).toBe(true);
		expect(await two.noteAlive()).toBe(false);
		expect(await two.loadTemplatesBefore()).toEqual({ build: 'one' });
	});

	test('of which one page lived in between is not left', async () => {
		await activate('one');
		const two = await activate('two');
		await two.noteDead();
		expect(await two.noteAlive()).toBe(false);
		await two.noteDead();
		expect(await two.loadTemplatesBefore()).toBeUndefined();
	});

	test('that has none before it is not left, and nothing is said', async () => {
		const one = await activate('one');
		for (let count = 0; count < 3; count += 1) await one.noteDead();
		expect(await one.loadTemplatesBefore()).toBeUndefined();
		expect(await one.noteAlive()).toBe(false);
	});

	test('that was left is no build before: the next one keeps, and falls back to, the last that came up', async () => {
		await activate('one');
		const two = await activate('two');
		await two.noteDead();
		await two.noteDead();
		const three = await activate('three');
		expect(await three.loadTemplatesBefore()).toBeUndefined();
		expect(await world.caches.keys()).toEqual(expect.arrayContaining(['shyraq-app-one', 'shyraq-app-three']));
		expect(await world.caches.keys()).not.toContain('shyraq-app-two');
		await three.noteDead();
		await three.noteDead();
		expect(await three.loadTemplatesBefore()).toEqual({ build: 'one' });
	});
});
