// Says in a passing message what came of a look for newer articles that the reader asked for.
import type { App } from '../app.svelte.ts';
import { HandCheck, type Before } from './hand-check.ts';

/** Follows keeping until the look is over, which may be before this is here. */
export function tellFound(app: App, before: Before): void {
	const check = new HandCheck(before);
	const stop = $effect.root(() => {
		$effect(() => {
			const { keeping, words, language, tray } = app;
			if (keeping?.readiness === undefined) return;
			const text = check.meet(keeping.readiness, keeping.run, words, language);
			if (text !== undefined) tray.show({ text });
			if (check.isOver) stop();
		});
	});
}
