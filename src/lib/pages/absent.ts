// What is said where a room is not on this phone and cannot be had.
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';

/**
 * Says so, with a way to try again. Only a document opened anew does: to browsers a script that could not be had once is not to be had
 * for as long as the document is open (https://github.com/whatwg/html/issues/6768).
 */
export function tellAbsent({ tray, words }: { tray: Tray; words: Words }): void {
	tray.show({ text: words.room.absent, act: { label: words.error.again, run: () => location.reload() } });
}
