// Searches before anybody has typed: the first of each kind takes ten times as long as a later one, while the engine still reads the code.
import { toText } from '#lib/article/bytes.ts';
import { outlineHits } from './hits.ts';
import type { Pause } from './build.ts';
import type { StandingIndex } from './standing-index.ts';

const most = 20;

type Searched = Pick<StandingIndex, 'shards' | 'ask'>;

/** Asks the index what people type, in words of its own, until somebody asks: `isAsked` says so. */
export async function warmUp(index: Searched, pause: Pause, isAsked: () => boolean): Promise<void> {
	for (const typed of listTyped(index)) {
		await pause();
		if (isAsked()) return;
		const { hits } = index.ask({ typed, language: undefined, site: undefined, order: 'best', most });
		outlineHits(hits, typed);
	}
}

/** For each language a letter, a word, and a phrase whose last word has one letter. */
function listTyped(index: Searched): string[] {
	const titles = new Map<string, Uint8Array>();
	for (const { articles } of index.shards)
		for (const { language, title } of articles) if (!titles.has(language)) titles.set(language, title);
	return [...titles.values()].flatMap((title) => {
		const [first = '', second = ''] = toText(title).split(/\s+/u);
		return [first.slice(0, 1), first, `"${first} ${second.slice(0, 1)}`];
	});
}
