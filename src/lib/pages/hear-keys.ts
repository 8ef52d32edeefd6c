// Single keys that do something on every page: heard here, understood in a room that comes with the first of them.
import { guardPage } from './guarded.ts';
import type { Keyed } from './keys/keyed.ts';
import { tellAbsent } from './absent.ts';

const known = /^[?jkbt+=/-]$/;
const typed = 'input,textarea,select,[contenteditable]';

/** The sign of a key; where a keyboard has Cyrillic or Arabic letters, the one that stands there on a Latin one. */
export function latinKey({ key, code, shiftKey }: KeyboardEvent): string {
	if (key.charCodeAt(0) < 128) return key;
	if (code === 'Slash') return shiftKey ? '?' : '/';
	return /^Key[A-Z]$/.test(code) ? code.charAt(3).toLowerCase() : key;
}

/** Begins to listen, unless they are switched off, something is being typed, or a panel is open. @returns how to stop */
export function hearKeys(app: Keyed): () => void {
	void guardPage(app.language);
	const hear = (event: KeyboardEvent): void => {
		const { target } = event;
		const key = latinKey(event);
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (!known.test(key) || document.documentElement.dataset['keys'] === 'off') return;
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
