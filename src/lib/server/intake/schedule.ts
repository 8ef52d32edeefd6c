// When a source is to be asked next: as often as it has news, as seldom as it asks, and ever more seldom while it fails.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A feed with news of today is asked this often, one that is silent for days this seldom. */
const soonest = 15 * minuteMs;
const latest = 6 * hourMs;
/** A tenth of the time it has been silent is waited. */
const silenceShare = 10;
/** Whatever a server asks for, after this it is asked again. */
const mostPause = 7 * dayMs;
const firstFailure = 15 * minuteMs;
const longestFailure = dayMs;
/** So that those who failed together do not all come back at once. */
const spread = 0.2;

/** What decides when a source that answered is asked again. */
export interface Visit {
	now: Date;
	/** When its newest article was published; undefined where it has none. */
	newest: Date | undefined;
	/** How long the answer stays fresh by its headers, and how long the feed asks to be left alone, in milliseconds. */
	freshMs: number | undefined;
	pauseMs: number | undefined;
	/** Whether it has articles that were left for the next visit. */
	hasMore: boolean;
}

/** When to ask again after an answer, in milliseconds since 1970. */
export function afterAnswer({ now, newest, freshMs, pauseMs, hasMore }: Visit): number {
	if (hasMore) return now.getTime() + minuteMs;
	const silentMs = newest === undefined ? latest * silenceShare : Math.max(0, now.getTime() - newest.getTime());
	const usual = Math.min(latest, Math.max(soonest, silentMs / silenceShare));
	return now.getTime() + Math.round(Math.min(mostPause, Math.max(usual, freshMs ?? 0, pauseMs ?? 0)));
}

/**
 * When to ask again after a failure, in milliseconds since 1970.
 * @param failures how many there were in a row, this one included
 * @param retryMs how long the server asks us to wait
 * @param chance from 0 to 1
 */
export function afterFailure(now: Date, failures: number, retryMs: number | undefined, chance: number): number {
	const doubled = Math.min(longestFailure, firstFailure * 2 ** Math.min(20, failures - 1));
	const spaced = doubled * (1 - spread / 2 + spread * chance);
	return now.getTime() + Math.round(Math.min(mostPause, Math.max(spaced, retryMs ?? 0)));
}
