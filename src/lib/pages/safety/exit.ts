// The ways to the quick exit on every page: a small button that is always there, three presses of Shift, and the word of another tab.
import type { Language } from '#lib/contract/languages.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { adoptStyles } from '#lib/reader/adopt.ts';
import type { SafetyWords } from '#lib/words/safety/words.ts';
import css from '../../../styles/exit.css?inline';
import { isLeft, leave, sheetOf } from './leave.ts';
import { hearShifts } from './shifts.ts';

/** Offers the exit on this page. @returns how to take it away */
export function offerExit(texts: SafetyWords, language: Language): () => void {
	const sheet = sheetOf(texts, language);
	const offered = new AbortController();
	const { signal } = offered;
	const channel = new BroadcastChannel(cacheNames.sheet);
	const go = (): void => {
		channel.postMessage('leave');
		void leave(sheet);
	};
	channel.addEventListener('message', () => void leave(sheet), { signal });
	adoptStyles(css);
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'quick-exit';
	button.textContent = texts.exit.button;
	button.addEventListener('click', go, { signal });
	// Behind an open dialog nothing can be pressed, so the button goes into it
	const place = (): void => {
		const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
		if (button.parentNode !== host) host.append(button);
	};
	const observer = new MutationObserver(place);
	observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] });
	place();
	addEventListener('keydown', hearShifts(go), { capture: true, signal });
	hideWhileAway(signal);
	return () => {
		offered.abort();
		observer.disconnect();
		channel.close();
		button.remove();
	};
}

/** A page that the browser keeps as it was, to show it again at Back, is blank until it is known that nobody left. */
function hideWhileAway(signal: AbortSignal): void {
	const root = document.documentElement;
	const show = async ({ persisted }: PageTransitionEvent): Promise<void> => {
		if (persisted && (await isLeft())) {
			location.reload();
			return;
		}
		root.style.visibility = '';
		root.hidden = false;
	};
	addEventListener('pagehide', () => (root.style.visibility = 'hidden'), { signal });
	addEventListener('pageshow', (event) => void show(event), { signal });
}
