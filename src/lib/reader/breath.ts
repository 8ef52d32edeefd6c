// A breath between two pieces of work, so that a tap or a paint need not wait for both: on a slow phone each takes a twentieth of a second.

/** Lets the browser do what waits, and comes back in a task of its own. */
export function takeBreath(): Promise<void> {
	const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
	return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0));
}
