// The index brought up to what is kept while nobody searches yet: in its own thread, and only where something came or went.
import type { Readiness } from '#lib/contract/messages.ts';
import { markOf, readMark } from '#lib/search/index-mark.ts';
import { SearchThread } from './search-thread.ts';

let isUnderWay = false;

/** Takes in what came, where anything did; ends by itself. A call while it is at it does nothing: the next comes after more came. */
export async function indexSoon(readiness: Readiness): Promise<void> {
	const mark = markOf(readiness);
	if (isUnderWay || (await readMark()) === mark) return;
	isUnderWay = true;
	const end = (): void => {
		isUnderWay = false;
		thread.stop();
	};
	const thread = new SearchThread({
		onWord: (word) => {
			if (word.kind === 'fault' || (word.kind === 'progress' && word.isOver)) end();
		},
		onAbsent: end
	});
	thread.look(mark);
}
