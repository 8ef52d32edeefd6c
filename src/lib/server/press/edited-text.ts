// An editor's text made into a body in a thread of its own: a long one would hold up everybody who reads.
import { join } from 'node:path';
import type { Picture } from '#lib/article/types.ts';
import { Thread, ThreadOverrun } from '../thread.ts';
import { PressFault } from './fault.ts';
import { makeGate } from './gate.ts';

/** What an editor wrote, and the pictures that may stand in it. */
export interface EditedText {
	html: string;
	pictures: readonly Picture[];
	/** BCP 47. */
	language: string;
}

/** The canonical body of a text. */
export interface EditedBody {
	body: string;
	words: number;
	/** Addresses of the pictures that do not stand in it, as written and cut short. */
	leftOut: readonly string[];
}

/** What the thread answers. */
export type EditedAnswer = EditedBody | { refused: string };

/** Half a megabyte in 15,000 paragraphs takes 2.5 s, on a busy machine some times that. */
const usualLimitMs = 20_000;
const limitMegabytes = 512;
/** Corrections are rare, and each thread takes a processor. */
const gate = makeGate(1);

/**
 * Cleans a text as the press does, and counts it. The thread lives no longer than that.
 * @throws PressFault where the text passes a bound, of time and memory too, or has no form
 */
export function settleText(text: EditedText, limitMs = usualLimitMs): Promise<EditedBody> {
	return gate(async () => {
		const path = join(import.meta.dirname, 'edited-text-thread.ts');
		const thread = new Thread<EditedText, EditedAnswer>(path, { limitMs, limitMegabytes });
		try {
			const answer = await thread.ask(text);
			if ('refused' in answer) throw new PressFault(answer.refused);
			return answer;
		} catch (failure) {
			if (!(failure instanceof ThreadOverrun)) throw failure;
			const limit = failure.kind === 'time' ? `longer than ${limitMs / 1000} s` : `more than ${limitMegabytes} MB`;
			throw new PressFault(`it takes ${limit} to bring into form`, {}, failure);
		} finally {
			await thread.close();
		}
	});
}
