// The index brought up to what is kept while nobody searches yet: in its own thread, when the page has nothing else to do.
import { SearchThread } from './search-thread.ts';

let isUnderWay = false;

/** Takes in what came, and ends by itself; while it is at it another call does nothing, since it takes in that, too. */
export function indexSoon(): void {
	if (isUnderWay) return;
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
}
