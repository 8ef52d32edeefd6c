// A look for newer articles that the reader asked for: what it came to is said, since where nothing came nothing else would tell.
import type { Language } from '#lib/contract/languages.ts';
import type { Readiness } from '#lib/contract/messages.ts';
import type { RunnerState } from '#lib/download/runner-state.ts';
import { isBusy } from '#lib/ui/readiness.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { sayNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/shape.ts';

/** What was here when a look began, and how keeping stood then. */
export interface Before {
	readiness: Readiness;
	run: RunnerState;
}

/** One look. */
export class HandCheck {
	#before: Before | undefined;

	constructor(before: Before) {
		this.#before = before;
	}

	/** Meets each change of keeping. @returns what the look came to, once; undefined before that and where it was stopped */
	meet(readiness: Readiness, run: RunnerState, words: Words, language: Language): string | undefined {
		const before = this.#before;
		if (before === undefined || run === before.run || isBusy(run) || run.kind === 'elsewhere') return undefined;
		this.#before = undefined;
		// What it failed by stands in the line beside the button
		if (run.kind === 'failed') return undefined;
		if (run.fault !== undefined) return words.faults[run.fault.code];
		if (run.kind !== 'done') return undefined;
		const count = countNew(before.readiness, readiness);
		return count === 0 ? words.keep.foundNone : say(words.keep.found, { count: sayNumber(count, language) });
	}
}

/** As many as there are more; one at least where there is a newer one, since others may have gone. */
function countNew(before: Readiness, now: Readiness): number {
	const hasNewer = (now.newest ?? '') > (before.newest ?? '');
	return Math.max(hasNewer ? 1 : 0, now.articlesKept - before.articlesKept);
}
