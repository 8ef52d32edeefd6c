// What a page and the search's own thread say to each other; both are of one build.
import type { FaultCode } from '#lib/contract/faults.ts';
import type { ArticleId } from '#lib/article/types.ts';
import type { Part } from './excerpt.ts';
import type { Count, Question } from './standing-index.ts';
import type { Progress } from './upkeep.ts';

/** What is asked of the thread. */
export type ThreadRequest =
	/** Answered at once, and again whenever more is indexed, until another is asked. */
	| { kind: 'find'; number: number; question: Question }
	/** What is kept may have changed; `mark` says what it is then, where the page knows. */
	| { kind: 'look'; mark?: string };

/** A hit as it is shown. */
export interface ShownHit {
	id: ArticleId;
	title: Part[];
	/** The sentence that has most of what was searched for; undefined where it is still to be read. */
	text: Part[] | undefined;
	language: string;
	/** Name of the site it came from; '' is the publisher. */
	site: string;
	/** ISO 8601. */
	published: string;
}

/** What the thread says. */
export type ThreadWord =
	/** `isAll` false: the same follows at once, with what is still to be read of it. */
	| {
			kind: 'found';
			number: number;
			total: number;
			hits: ShownHit[];
			isAll: boolean;
			languages: Count[];
			sites: Count[];
	  }
	| ({ kind: 'progress'; isOver: boolean } & Progress)
	| { kind: 'fault'; code: FaultCode };
