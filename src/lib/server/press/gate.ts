// A gate that lets so many works through at once and has the others wait their turn.

/** Runs a work when there is room, first come first served; answers and errors are the work's own. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** A gate for `width` works at once. */
export function makeGate(width: number): Gate {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === undefined) running--;
			else next();
		}
	};
}
