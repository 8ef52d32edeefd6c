// Lines about articles that came or did not, the same for every command that brings some.
import { countKinds, type ItemReport } from '#lib/server/intake/report.ts';

const words: Readonly<Record<ItemReport['kind'], string>> = {
	new: 'new',
	changed: 'changed',
	same: 'here already',
	kept: 'kept as they were',
	known: 'known from another source',
	waiting: 'waiting for their pages',
	followed: 'followed from now on',
	refused: 'refused',
	failed: 'failed'
};

/** How many of each kind, such as `3 new, 1 changed`; empty where there are none. */
export function tellCounts(items: readonly ItemReport[]): string {
	const counts = countKinds(items);
	return (Object.keys(words) as ItemReport['kind'][])
		.flatMap((kind) => (counts[kind] === undefined ? [] : [`${counts[kind]} ${words[kind]}`]))
		.join(', ');
}

/** What there is to say of one article: nothing where all went well. */
export function tellItem({ kind, title, sentence, missing = [] }: ItemReport): string[] {
	if (kind === 'same' || kind === 'known') return [];
	return [...(sentence === undefined ? [] : [sentence]), ...missing.map((line) => `"${title}": ${line}`)];
}
