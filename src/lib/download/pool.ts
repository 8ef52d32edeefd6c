// Several pieces of work under way at a time, as many as a width that may change between one and the next.

/**
 * Does the work for each item in order. Before each is begun the width is asked again; below 1 nothing more begins, and
 * what is under way is waited for. Rejects with what a piece of work rejects with.
 */
export function doAll<Item>(
	items: readonly Item[],
	width: () => number,
	work: (item: Item) => Promise<void>
): Promise<void> {
	const queue = [...items];
	let underWay = 0;
	return new Promise((resolve, reject) => {
		const ended = (): void => {
			underWay -= 1;
			begin();
		};
		const begin = (): void => {
			while (underWay < width()) {
				const item = queue.shift();
				if (item === undefined) break;
				underWay += 1;
				work(item).then(ended, reject);
			}
			if (underWay === 0) resolve();
		};
		begin();
	});
}
