// What was found gone that nobody had thrown away: remembered until all of it is back, or until the reader puts the word away.
import type { Lost } from '#lib/contract/messages.ts';
import { loadContents } from './contents.ts';
import { isTextLacking } from './lacking.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';

/** What one look found gone. */
export type Losses = Pick<Lost, 'articles' | 'pictures'>;

/** Remembers what was lost, beside what is still away since before. What was read back until then is no proof any more. */
export async function noteLosses({ articles, pictures }: Losses): Promise<void> {
	if (articles + pictures === 0) return;
	const before = await readFact('lost');
	await writeFact('lost', {
		at: new Date().toISOString(),
		articles: articles + (before?.articles ?? 0),
		pictures: pictures + (before?.pictures ?? 0)
	});
	await voidChecks();
}

/** What was lost; undefined where nothing was, or all that is wanted is here again: then it is forgotten. */
export async function readLost(): Promise<Lost | undefined> {
	const lost = await readFact('lost');
	if (lost === undefined || !(await isAllHere())) return lost;
	await writeFact('lost', undefined);
	return undefined;
}

/** From now on no reading back that was begun before says that all is sound. */
export async function voidChecks(): Promise<void> {
	await writeFact('checkedAt', undefined);
	await writeFact('checksFrom', new Date().toISOString());
}

async function isAllHere(): Promise<boolean> {
	if ((await loadContents()) === undefined || (await isTextLacking())) return false;
	if ((await readFact('wish'))?.pictures === 'none') return true;
	const lacking = IDBKeyRange.bound([0], [1, []]);
	return (await useLedger((ledger) => ledger.getKeyFromIndex('figures', 'lacking', lacking))) === undefined;
}
