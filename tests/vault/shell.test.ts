// The app shell: all files or no install, resumed after a cut at any file, with the build before kept and foreign caches left alone.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { languages } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { World } from './world.ts';

/** What the test uses of `src/service-worker/shell.ts`, which is typed by the worker's own configuration. */
interface ShellRoom {
	fillShell(): Promise<void>;
	mendShell(): Promise<void>;
	tidyShell(): Promise<void>;
	takeShellFile(path: string): Promise<Response | undefined>;
}

interface Listed {
	path: string;
	hash: string;
	bytes: number;
}

let world: World;
/** The windows that are open. */
let windows: { url: string }[];
const room = '../../src/service-worker/shell.ts';

beforeEach(async () => {
	world = await World.open();
	vi.stubGlobal('registration', { installing: null, active: null });
	vi.stubGlobal('location', { href: 'https://reader.test/service-worker.js' });
	windows = [];
	vi.stubGlobal('clients', { matchAll: () => Promise.resolve(windows) });
});
afterEach(() => vi.unstubAllGlobals());

/** Serves a build, whose list of files is a file of its own, and starts its worker. */
async function openBuild(build: string, files: Record<string, string>): Promise<ShellRoom> {
	const list: Listed[] = [];
	const serve = async (path: string, bytes: Bytes): Promise<Listed> => {
		world.files.set(path, bytes);
		return { path, hash: await hashOf(bytes), bytes: bytes.length };
	};
	for (const [path, text] of Object.entries(files)) list.push(await serve(path, toBytes(text)));
	const listed = await serve(`/_app/immutable/shell.${build}.json`, toBytes(JSON.stringify(list)));
	vi.stubGlobal('shyraqShell', { build, files: listed, table: '/_app/a.js' });
	vi.resetModules();
	return (await import(/* @vite-ignore */ room)) as ShellRoom;
}

const first = { '/_app/a.js': 'let a', '/_app/b.js': 'let b', '/_app/c.css': 'c {}', '/icons/i.png': 'one' };

describe('the shell', () => {
	test('is kept with types told by the names', async () => {
		const shell = await openBuild('one', first);
		await shell.fillShell();
		const file = await shell.takeShellFile('/_app/a.js');
		expect(await file?.text()).toBe('let a');
		expect(file?.headers.get('content-type')).toBe('text/javascript');
		expect(world.caches.paths('shyraq-app-one')).toHaveLength(5);
	});

	test('cut at each file fails to install, keeps what came, and fetches only the rest the next time', async () => {
		for (const cut of Object.keys(first)) {
			world = await World.open();
			const shell = await openBuild('one', first);
			world.spoil = (path) => (path === cut ? Promise.reject(new TypeError('cut')) : undefined);
			await expect(shell.fillShell()).rejects.toThrow('unreachable');
			expect(world.caches.paths('shyraq-app-one')).not.toContain(cut);
			world.spoil = undefined;
			world.asked = [];
			await shell.fillShell();
			expect(world.asked).toEqual([cut]);
		}
	});

	test.each([
		['an HTML page', () => new Response('<p>blocked</p>')],
		['half', () => new Response('let')],
		['nothing', () => new Response('')],
		['404', () => new Response('no', { status: 404 })]
	])('does not install with %s in place of a file', async (_what, answer) => {
		const shell = await openBuild('one', first);
		world.spoil = (path) => (path === '/_app/b.js' ? answer() : undefined);
		await expect(shell.fillShell()).rejects.toThrow();
		expect(world.caches.paths('shyraq-app-one')).not.toContain('/_app/b.js');
	});

	test('copies what the build before has, and serves that build too', async () => {
		const one = await openBuild('one', first);
		await one.fillShell();
		await one.tidyShell();
		const two = await openBuild('two', { ...first, '/_app/c.css': 'c { top: 0 }', '/_app/d.js': 'let d' });
		world.asked = [];
		await two.fillShell();
		expect(world.asked.filter((path) => !path.includes('shell')).sort()).toEqual(['/_app/c.css', '/_app/d.js']);
		const three = await openBuild('three', { '/_app/e.js': 'let e' });
		await three.fillShell();
		await two.tidyShell();
		world.files.clear();
		expect(await (await three.takeShellFile('/_app/a.js'))?.text()).toBe('let a');
	});
});

describe('a script of which only the names in it have changed', () => {
	const app = (leaf: string, user: string, text = 'let leaf') => ({
		[`/_app/leaf.${leaf}.js`]: text,
		[`/_app/user.${user}.js`]: `import"./leaf.${leaf}.js";import("../other.js")`
	});

	test('is made out of the one before, and only the one that changed is fetched', async () => {
		const one = await openBuild('one', app('aaaaaaaa', 'bbbbbbbb'));
		await one.fillShell();
		await one.tidyShell();
		const two = await openBuild('two', app('cccccccc', 'dddddddd', 'let leaf = 2'));
		world.asked = [];
		await two.fillShell();
		expect(world.asked).toEqual(['/_app/immutable/shell.two.json', '/_app/leaf.cccccccc.js']);
		const user = await two.takeShellFile('/_app/user.dddddddd.js');
		expect(await user?.text()).toBe('import"./leaf.cccccccc.js";import("../other.js")');
	});

	test('is fetched where more has changed', async () => {
		const one = await openBuild('one', app('aaaaaaaa', 'bbbbbbbb'));
		await one.fillShell();
		await one.tidyShell();
		const changed = { ...app('cccccccc', 'dddddddd'), '/_app/user.dddddddd.js': 'import"./leaf.cccccccc.js";more()' };
		const two = await openBuild('two', changed);
		world.asked = [];
		await two.fillShell();
		expect(world.asked).toContain('/_app/user.dddddddd.js');
		expect(await (await two.takeShellFile('/_app/user.dddddddd.js'))?.text()).toContain('more()');
	});
});

describe('of the languages', () => {
	const pagesOf = (build: string) =>
		Object.fromEntries(languages.map((language) => [`${places.pages(language)}${build}.json`, `${language} ${build}`]));
	const held = (build: string) =>
		languages.filter((language) =>
			world.caches.paths(`shyraq-app-${build}`).includes(`${places.pages(language)}${build}.json`)
		);

	test("a first install has the browser's, and that of a page that is open", async () => {
		windows = [{ url: 'https://reader.test/kk/read/abcdef' }, { url: 'https://reader.test/saved' }];
		const one = await openBuild('one', pagesOf('one'));
		await one.fillShell();
		expect(held('one')).toEqual(['en', 'kk']);
	});

	test('an update has the one remembered and every one that the build before had, and is not whole without', async () => {
		const one = await openBuild('one', pagesOf('one'));
		await one.fillShell();
		await one.takeShellFile(`${places.pages('fa')}one.json`);
		await one.tidyShell();
		const two = await openBuild('two', pagesOf('two'));
		world.spoil = (path) => (path.startsWith(places.pages('fa')) ? Promise.reject(new TypeError('cut')) : undefined);
		await expect(two.fillShell()).rejects.toThrow('unreachable');
		world.spoil = undefined;
		await two.fillShell();
		expect(held('two')).toEqual(['en', 'fa']);
	});

	test('an update beside the active build leaves the ledger alone, which is its own', async () => {
		const one = await openBuild('one', pagesOf('one'));
		await one.fillShell();
		await one.takeShellFile(`${places.pages('fa')}one.json`);
		vi.stubGlobal('registration', { installing: {}, active: {} });
		vi.stubGlobal('indexedDB', undefined);
		const two = await openBuild('two', pagesOf('two'));
		await two.fillShell();
		expect(held('two')).toEqual(['en', 'fa']);
	});

	test('an update of a build that had them all in one file has them all, cut and begun again or not', async () => {
		const old = await openBuild('old', { [`${places.templates}0123456789ab.json`]: '{}' });
		await old.fillShell();
		await old.tidyShell();
		const two = await openBuild('two', pagesOf('two'));
		world.spoil = (path) => (path.startsWith(places.pages('fa')) ? Promise.reject(new TypeError('cut')) : undefined);
		await expect(two.fillShell()).rejects.toThrow('unreachable');
		world.spoil = undefined;
		await two.fillShell();
		expect(held('two')).toEqual([...languages]);
	});
});

describe('tidying', () => {
	test('keeps this build and the one active before, and never another cache', async () => {
		for (const build of ['one', 'two', 'cut', 'four']) {
			const shell = await openBuild(build, { [`/_app/${build}.js`]: build });
			await shell.fillShell();
			if (build === 'two')
				for (const name of ['shyraq-articles', 'shyraq-pictures', 'another-app']) await world.caches.open(name);
			// The third was installed and never became active.
			if (build !== 'cut') await shell.tidyShell();
		}
		const names = (await world.caches.keys()).sort();
		expect(names).toEqual(['another-app', 'shyraq-app-four', 'shyraq-app-two', 'shyraq-articles', 'shyraq-pictures']);
	});

	test('drops nothing while another build is being installed', async () => {
		const one = await openBuild('one', first);
		await one.fillShell();
		await world.caches.open('shyraq-app-next');
		vi.stubGlobal('registration', { installing: {} });
		await one.tidyShell();
		expect(await world.caches.keys()).toContain('shyraq-app-next');
	});

	test('brings back what the cache has lost, mark and all', async () => {
		const one = await openBuild('one', first);
		await one.fillShell();
		await one.tidyShell();
		const whole = world.caches.paths('shyraq-app-one');
		world.caches.named.clear();
		await one.mendShell();
		expect(world.caches.paths('shyraq-app-one')).toEqual(whole);
	});
});
