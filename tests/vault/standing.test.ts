// A build whose pages stay dead twice is left for the one before, and no other is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, toBytes } from '#lib/article/bytes.ts';
import { languages } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { World } from './world.ts';

/** What the test uses of the worker's rooms, which are typed by the worker's own configuration. */
interface Rooms {
	fillShell(): Promise<void>;
	tidyShell(): Promise<void>;
	noteDead(): Promise<void>;
	noteAlive(): Promise<boolean>;
	loadSetBefore(language: string): Promise<unknown>;
}

const rooms = ['../../src/service-worker/shell.ts', '../../src/service-worker/standing.ts'];
let world: World;

beforeEach(async () => {
	world = await World.open();
	vi.stubGlobal('registration', { installing: null });
	vi.stubGlobal('location', { href: 'https://reader.test/service-worker.js' });
	vi.stubGlobal('clients', { matchAll: () => Promise.resolve([]) });
});
afterEach(() => vi.unstubAllGlobals());

/** Files of a build in today's form, and in the form of builds that had all templates in one file. */
const forms = {
	today: (build: string) => {
		const table = { build, styles: `${places.styles}${build}.json`, files: { '/a.js': build }, pages: {} };
		const paths = Object.fromEntries(languages.map((language) => [language, `${places.pages(language)}${build}.json`]));
		const sets = languages.map((language) => [paths[language], { words: { language }, pages: {} }]);
		return Object.fromEntries([
			[`${places.table}${build}.json`, { ...table, languages: paths }],
			[table.styles, [build]],
			...sets
		]) as Record<string, unknown>;
	},
	oneFile: (build: string) => {
		const sets = Object.fromEntries(languages.map((language) => [language, { words: { language }, pages: {} }]));
		return { [`${places.templates}${build}.json`]: { build, styles: [build], sets } };
	}
};

/** Installs a build, and lets it become active. */
async function activate(build: string, form: keyof typeof forms = 'today'): Promise<Rooms> {
	const serve = async (path: string, value: unknown) => {
		const bytes = toBytes(JSON.stringify(value));
		world.files.set(path, bytes);
		return { path, hash: await hashOf(bytes), bytes: bytes.length };
	};
	const list: unknown[] = [];
	for (const [path, value] of Object.entries(forms[form](build))) list.push(await serve(path, value));
	const files = await serve(`${places.shell}${build}.json`, list);
	vi.stubGlobal('shyraqShell', { build, files, table: `${places.table}${build}.json` });
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
		expect(await two.loadSetBefore('en')).toBeUndefined();
		await two.noteDead();
		expect(await two.loadSetBefore('en')).toMatchObject({ build: 'one', language: 'en' });
		expect(await two.noteAlive()).toBe(true);
		expect(await two.noteAlive()).toBe(false);
		expect(await two.loadSetBefore('en')).toMatchObject({ build: 'one', language: 'en' });
	});

	test('of which one page lived in between is not left', async () => {
		await activate('one');
		const two = await activate('two');
		await two.noteDead();
		expect(await two.noteAlive()).toBe(false);
		await two.noteDead();
		expect(await two.loadSetBefore('en')).toBeUndefined();
	});

	test('that has none before it is not left, and nothing is said', async () => {
		const one = await activate('one');
		for (let count = 0; count < 3; count += 1) await one.noteDead();
		expect(await one.loadSetBefore('en')).toBeUndefined();
		expect(await one.noteAlive()).toBe(false);
	});

	test('that was left is no build before: the next one keeps, and falls back to, the last that came up', async () => {
		await activate('one');
		const two = await activate('two');
		await two.noteDead();
		await two.noteDead();
		const three = await activate('three');
		expect(await three.loadSetBefore('en')).toBeUndefined();
		expect(await world.caches.keys()).toEqual(expect.arrayContaining(['shyraq-app-one', 'shyraq-app-three']));
		expect(await world.caches.keys()).not.toContain('shyraq-app-two');
		await three.noteDead();
		await three.noteDead();
		expect(await three.loadSetBefore('en')).toMatchObject({ build: 'one', language: 'en' });
	});

	test.each(['today', 'oneFile'] as const)(
		'is left for one of another form too, in the language asked for: %s',
		async (form) => {
			await activate('one', form);
			const two = await activate('two');
			await two.noteDead();
			await two.noteDead();
			const files = form === 'today' ? { '/a.js': 'one' } : {};
			expect(await two.loadSetBefore('en')).toMatchObject({ build: 'one', language: 'en', styles: ['one'], files });
			const language = form === 'today' ? 'en' : 'kk';
			// Of which only English was wanted here
			expect(await two.loadSetBefore('kk')).toMatchObject({ build: 'one', language, words: { language } });
		}
	);
});
