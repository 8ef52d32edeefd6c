// The room `voice`: the bar from which an article is read aloud, opened once a page.
import fields from '../../../styles/fields.css?inline';
import css from '../../../styles/voice.css?inline';
import { mount, unmount } from 'svelte';
import { adoptStyles } from '#lib/reader/adopt.ts';
import type { ArticleFacts } from '#lib/reader/facts.ts';
import type { PlaceKeeper } from '#lib/reader/keeper.ts';
import { loadVoiceWords } from '#lib/words/voice/words.ts';
import type { App } from '../app.svelte.ts';
import VoiceBar from './VoiceBar.svelte';

/**
 * Opens the bar and begins to read. @returns how to close it
 * @throws where the room's words are not on this phone and cannot be had
 */
export async function openVoice(
	app: App,
	facts: ArticleFacts,
	keeper: PlaceKeeper,
	onclose: () => void
): Promise<() => void> {
	const texts = await loadVoiceWords(app.language);
	adoptStyles(fields);
	adoptStyles(css);
	const close = (): void => {
		void unmount(bar);
		onclose();
	};
	const bar = mount(VoiceBar, { target: document.body, props: { app, texts, facts, keeper, onclose: close } });
	return close;
}
