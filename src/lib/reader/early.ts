// Taps that came before the page lived, as the script before the paint remembers them on <html>.

/** What a page has that can be tapped before it lives; a button carries its name as `data-early` until then. */
export type EarlyTap = 'bookmark' | 'look' | 'tools';

/** Whether this was the last thing tapped; it is forgotten, so that it takes effect once. */
export function takeTap(name: EarlyTap): boolean {
	const { dataset } = document.documentElement;
	if (dataset['tapped'] !== name) return false;
	delete dataset['tapped'];
	return true;
}
