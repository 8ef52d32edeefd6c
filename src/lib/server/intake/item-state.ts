// What a reading list knew of an article before it was brought here: kept with it, so that nothing of it is lost.
import * as v from 'valibot';
import type { ReaderState } from '../bring/item.ts';

const highlightSchema = v.object({
	text: v.string(),
	note: v.optional(v.string()),
	/** ISO 8601. */
	made: v.optional(v.string())
});

const itemStateSchema = v.object({
	title: v.optional(v.string()),
	tags: v.optional(v.array(v.string())),
	isRead: v.optional(v.boolean()),
	isArchived: v.optional(v.boolean()),
	/** When it was saved, ISO 8601. */
	saved: v.optional(v.string()),
	highlights: v.optional(v.array(highlightSchema))
});

/** Title, tags, whether it was read or put away, when it was saved, and what was marked in it. */
export type ItemState = v.InferOutput<typeof itemStateSchema>;

/** A state as the store keeps it. */
export function readItemState(text: string | null): ItemState {
	return text === null ? {} : v.parse(itemStateSchema, JSON.parse(text));
}

/** A state for the store; null where it says nothing. */
export function writeItemState(state: ItemState): string | null {
	const text = JSON.stringify(state);
	return text === '{}' ? null : text;
}

/** What another reader knew of an article, as it is kept here. */
export function itemStateOf({ added, read, archived, highlights }: ReaderState): ItemState {
	return {
		...(added === undefined ? {} : { saved: added }),
		...(read === undefined ? {} : { isRead: read }),
		...(archived === undefined ? {} : { isArchived: archived }),
		...(highlights.length === 0
			? {}
			: {
					highlights: highlights.map(({ text, note, at }) => ({
						text,
						...(note === undefined ? {} : { note }),
						...(at === undefined ? {} : { made: at })
					}))
				})
	};
}
