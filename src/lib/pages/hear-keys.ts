// Single keys that do something on every page: heard here, understood in a room that comes with the first of them.
import { guardPage } from './guarded.ts';
import type { Keyed } from './keys/keyed.ts';
import { tellAbsent } from './absent.ts';

const known = /^[?jkbt+=/-]$/;
/** Keys by where they stand, for keyboards that have other letters there. */
const standing: Readonly<Record<string, string>> = { KeyJ: 'j', KeyK: 'k', KeyB: 'b', KeyT: 't', Slash: '/' };
const typed = 'input,textarea,select,[contenteditable]';

/** Begins to listen, unless they are switched off, something is being typed, or a panel is open. @returns how to stop */
export function hearKeys(app: Keyed): () => void {
	void guardPage(app.language);
	const hear = (event: KeyboardEvent): void => {
		const { target, code, shiftKey } = event;
		const isOther = /^[^\x00-\x7f]$/.test(event.key);
		const key = isOther ? (shiftKey && code === 'Slash' ? '?' : standing[code]) : event.key;
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (key === undefined || !known.test(key) || document.documentElement.dataset['keys'] === 'off') return;
		if ((target instanceof Element && target.closest(typed)) || document.querySelector('dialog[open]')) return;
		event.preventDefault();
		import('./keys/keys.ts')
			.then(({ pressKey }) => pressKey(app, key))
			.catch((lost: unknown) => {
				console.info('shyraq: what keys do is not to be had', lost);
				tellAbsent(app);
			});
	};
	document.addEventListener('keydown', hear);
	return () => document.removeEventListener('keydown', hear);
}
