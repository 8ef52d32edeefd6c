// The passages marked in Pocket, which its export holds apart from the table: by the addresses of their articles.
import * as v from 'valibot';
import { BringFault } from './fault.ts';
import { addressOf, highlightsOf, timeOfSeconds } from './fields.ts';
import type { BroughtHighlight } from './item.ts';
import { readJson } from './json.ts';
import { bringLimits } from './limits.ts';

/** `annotations/part_000000.json`: one object an article. */
const fileSchema = v.array(
	v.looseObject({
		url: v.string(),
		highlights: v.array(v.looseObject({ quote: v.string(), created_at: v.nullish(v.union([v.number(), v.string()])) }))
	})
);

/** @throws BringFault where the file is not of that form */
export function readPocketPassages(text: string): Map<string, BroughtHighlight[]> {
	const result = v.safeParse(fileSchema, readJson(text), { abortEarly: true });
	if (!result.success) throw new BringFault('it is not a list of passages');
	const passages = new Map<string, BroughtHighlight[]>();
	for (const { url, highlights } of result.output.slice(0, bringLimits.rows)) {
		const address = addressOf(url);
		if (address === undefined) continue;
		const found = highlights.map(({ quote, created_at: at }) => ({ text: quote, at: timeOfSeconds(at) }));
		passages.set(address, [...(passages.get(address) ?? []), ...highlightsOf(found)]);
	}
	return passages;
}
