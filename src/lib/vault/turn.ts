// One writer at a time inside the worker, so that pruning never looks at the library while an edition is being put in.

let last: Promise<unknown> = Promise.resolve();

/** Does the work when all work given before has ended, well or not. Must not be called from inside such work. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = last.then(work);
	last = mine.then(
		() => undefined,
		() => undefined
	);
	return mine;
}
