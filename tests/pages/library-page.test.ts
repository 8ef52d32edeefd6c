// The front's state where the shelf is not to be had: nothing is thrown at nobody.
import { afterEach, expect, test, vi } from 'vitest';
import { LibraryPage } from '#lib/pages/library-page.svelte.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

/** What the page asks the browser about itself. */
const listen = () => undefined;
vi.stubGlobal('matchMedia', () => ({ matches: false }));
vi.stubGlobal('addEventListener', listen);
vi.stubGlobal('removeEventListener', listen);
vi.mock('#lib/shelf/door.ts', () => ({ theShelf: () => Promise.reject(new TypeError('the chunk was lost')) }));

afterEach(() => void vi.restoreAllMocks());

test('when the code of the shelf is lost on the way, the front stands without what was read, and says so once', async () => {
	const unhandled = vi.fn();
	process.on('unhandledRejection', unhandled);
	const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
	const library = new LibraryPage(wordsOf('en'), 'en');
	const stop = library.start();
	// Node tells of a rejection that nobody took once the microtasks are through
	await new Promise((resolve) => setTimeout(resolve, 0));
	expect(unhandled).not.toHaveBeenCalled();
	expect(told).toHaveBeenCalledOnce();
	expect(library.begun).toEqual([]);
	stop();
	process.off('unhandledRejection', unhandled);
});
