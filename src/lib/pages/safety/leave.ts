// The quick exit: from any page to an empty note sheet, with nothing of the reader before or after it in the tab.
import type { Language } from '#lib/contract/languages.ts';
import type { WorkerRequest } from '#lib/contract/messages.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import type { SafetyWords } from '#lib/words/safety/words.ts';
import { keepAlone, type Alone } from './alone.ts';
import { noteLocked } from '../lock/held.ts';
import script from './sheet.js?raw';

/** The sheet, in the words of a language. What is written on it is kept nowhere. */
export function sheetOf({ sheet }: SafetyWords, language: Language): Alone {
	const body = `<main><h1>${sheet.name}</h1><textarea aria-label="${sheet.name}" placeholder="${sheet.hint}"></textarea></main>`;
	const facts = { sheet: places.sheet, left: places.left, cache: cacheNames.sheet };
	return { language, title: sheet.name, body, facts, script };
}

/**
 * Leaves at once. From then on every address of ours is the sheet, until the reader is opened anew; the tab goes to its first
 * entry of ours, where the sheet takes that entry's place and cuts off all that lay ahead. Where a browser does not tell its
 * entries, they stay, and show the sheet.
 */
export async function leave(sheet: Alone): Promise<void> {
	const root = document.documentElement;
	root.hidden = true;
	document.title = sheet.title;
	silence();
	// Whoever opens the reader anew is asked for the passphrase, where there is a lock
	navigator.serviceWorker.controller?.postMessage({ kind: 'held', lock: '', keys: null } satisfies WorkerRequest);
	noteLocked();
	// What reads aloud may take what was cut off for what was said, and go on
	addEventListener('pagehide', silence);
	const { navigation } = globalThis as { navigation?: Navigation };
	let back = navigation?.currentEntry?.index ?? 0;
	try {
		await keepAlone(places.left, sheet);
	} catch (failed) {
		// A full phone: the sheet has an address of its own, and was kept there when the exit was switched on
		console.info('shyraq: what was read can be gone back to', failed);
		back = 0;
	}
	if (navigator.serviceWorker.controller === null) location.replace('about:blank');
	else if (back > 0) history.go(-back);
	else location.replace(places.sheet);
}

function silence(): void {
	(globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis?.cancel();
}

/** Whether the reader was left, and not opened anew since. */
export async function isLeft(): Promise<boolean> {
	return (await caches.match(places.left, { cacheName: cacheNames.sheet })) !== undefined;
}
