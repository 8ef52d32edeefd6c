// Single keys that do something on every page: heard here, understood in a room that comes with the first of them.
import { guardPage } from './guarded.ts';
import type { Keyed } from './keys/keyed.ts';

const known = /^[?jkbt+=/-]$/;
const typed = 'input,textarea,select,[contenteditable]';

/** Begins to listen, unless they are switched off, something is being typed, or a panel is open. @returns how to stop */
export function hearKeys(app: Keyed): () => void {
	void guardPage(app.language);
	const hear = (event: KeyboardEvent): void => {
		const { target, key } = event;
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (!known.test(key) || document.documentElement.dataset['keys'] === 'off') return;
		if ((target instanceof Element && target.closest(typed)) || document.querySelector('dialog[open]')) return;
		event.preventDefault();
		import('./keys/keys.ts')
			.then(({ pressKey }) => pressKey(app, key))
			.catch((lost: unknown) => {
				console.info('shyraq: what keys do is not to be had', lost);
				app.tray.show({ text: app.words.room.absent });
			});
	};
	document.addEventListener('keydown', hear);
	return () => document.removeEventListener('keydown', hear);
}
