// The app shell: all files or no install, resumed after a cut at any file, with the build before kept and foreign caches left alone.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
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
const room = '../../src/service-worker/shell.ts';

beforeEach(async () => {
	world = await World.open();
	vi.stubGlobal('registration', { installing: null });
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
	vi.stubGlobal('__SHYRAQ_SHELL__', { build, files: listed, templates: '/_app/a.js' });
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
