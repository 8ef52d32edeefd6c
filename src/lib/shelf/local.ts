// localStorage, where the browser lets us have it.

/** Does something with it; undefined where the browser keeps nothing for us, which costs what the words here are for and no more. */
export function tryLocal<Result>(work: (local: Storage) => Result): Result | undefined {
	try {
		return typeof localStorage === 'undefined' ? undefined : work(localStorage);
	} catch (refused) {
		if (!(refused instanceof DOMException)) throw refused;
		return undefined;
	}
}
