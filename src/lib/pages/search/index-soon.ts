// The index brought up to what is kept while nobody searches yet: in its own thread, and only where something came or went.
import type { Readiness } from '#lib/contract/messages.ts';
import { localNames } from '#lib/contract/places.ts';
import { markOf, readMark } from '#lib/search/index-mark.ts';
import { tryLocal } from '#lib/shelf/local.ts';
import { SearchThread } from './search-thread.ts';

let isUnderWay = false;

/** Takes in what came, where anything did; ends by itself. A call while it is at it does nothing: the next comes after more came. */
export async function indexSoon(readiness: Readiness): Promise<void> {
	const mark = markOf(readiness);
	if (isUnderWay || tryLocal((local) => local.getItem(localNames.indexFull)) === mark || (await readMark()) === mark)
		return;
	isUnderWay = true;
	const end = (): void => {
		isUnderWay = false;
		thread.stop();
	};
	const thread = new SearchThread({
		onWord: (word) => {
			if (word.kind !== 'fault' && !(word.kind === 'progress' && word.isOver)) return;
			const isFull = word.kind === 'progress' && !word.isKept;
			tryLocal((local) =>
				isFull ? local.setItem(localNames.indexFull, mark) : local.removeItem(localNames.indexFull)
			);
			end();
		},
		onAbsent: end
	});
	thread.look(mark);
}
