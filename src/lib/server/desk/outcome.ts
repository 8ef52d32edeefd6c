// What a command reported, as the desk's pages show it: sources, articles, feeds to choose from, or why it could not be done.
import * as v from 'valibot';
import type { Ended } from '../serve/run-command.ts';

const kinds = ['new', 'changed', 'same', 'kept', 'known', 'waiting', 'followed', 'refused', 'failed'] as const;
const itemSchema = v.object({
	title: v.string(),
	kind: v.picklist(kinds),
	id: v.optional(v.string()),
	sentence: v.optional(v.string()),
	missing: v.optional(v.array(v.string()))
});
const sourceSchema = v.object({
	id: v.string(),
	title: v.string(),
	kind: v.picklist(['unchanged', 'read', 'failed', 'ended']),
	sentence: v.optional(v.string()),
	items: v.array(itemSchema)
});
const feedSchema = v.object({ address: v.string(), title: v.string() });
const refreshSchema = v.object({
	/** `busy`: another refresh is at work, and this one left it to that. */
	kind: v.optional(v.literal('busy')),
	sources: v.optional(v.array(sourceSchema), []),
	waited: v.optional(v.array(itemSchema), [])
});
const reportSchema = v.object({
	...refreshSchema.entries,
	/** Of a feed that is followed. */
	title: v.optional(v.string()),
	address: v.optional(v.string()),
	isNew: v.optional(v.boolean()),
	/** Of a page that was saved. */
	item: v.optional(itemSchema),
	/** Of files. */
	items: v.optional(v.array(itemSchema), []),
	refresh: v.optional(refreshSchema),
	/** To choose between, of a page that names several. */
	feeds: v.optional(v.array(feedSchema), []),
	edition: v.optional(
		v.object({ kind: v.string(), faults: v.optional(v.array(v.object({ sentence: v.string() })), []) })
	)
});

/** A thing that came in or did not. */
export type ReportedItem = v.InferOutput<typeof itemSchema>;
/** A source that was asked. */
export type ReportedSource = v.InferOutput<typeof sourceSchema>;
/** A feed that may be followed. */
export type OfferedFeed = v.InferOutput<typeof feedSchema>;

/** What became of a task: a report, or the sentences that say why there is none. */
export type Outcome =
	| { kind: 'report'; report: v.InferOutput<typeof reportSchema>; items: ReportedItem[] }
	| {
			kind: 'refused';
			sentences: readonly string[];
			/** Whether a fault of ours ended it, which the server has to note. */
			isFault: boolean;
	  };

/** Reads how a command ended. */
export function readOutcome({ last, said, code }: Ended): Outcome {
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), reportSchema), last);
	if (parsed.success) {
		const { item, items, sources, waited, refresh } = parsed.output;
		const all = [
			...(item === undefined ? [] : [item]),
			...items,
			...sources.flatMap((source) => source.items),
			...waited,
			...(refresh?.sources ?? []).flatMap((source) => source.items),
			...(refresh?.waited ?? [])
		];
		return { kind: 'report', report: parsed.output, items: all };
	}
	const isFault = code === undefined || said.some((line) => /^\s+at /.test(line));
	const sentences = isFault ? [] : said.filter((line) => line.endsWith('.')).slice(-3);
	const ended =
		code === undefined ? 'It was ended before it was done.' : 'It could not be done; the server has noted why.';
	return { kind: 'refused', sentences: sentences.length > 0 ? sentences : [ended], isFault };
}
