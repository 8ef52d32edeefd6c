// What is asked of the ledger while one reads costs as many rows with ten thousand articles on the phone as with two hundred.
import { afterEach, expect, test, vi } from 'vitest';
import { showLibrary } from '#lib/article/front.ts';
import type { ArticleId } from '#lib/article/types.ts';
import { countReads, type Reads } from './count-reads.ts';
import { keepMany } from './many-kept.ts';
import { Phone } from './phone.ts';

/** Few are still more than a stretch of the list, or a look at what is kept, goes through. */
const [few, many] = [200, 10_000];
/** More than any one thing that a reader does reads, and far less than there is. */
const mostRows = 400;

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** What a reader's doings ask of the worker, each as its answer is made, on a phone that has everything. */
const doings: Record<string, (phone: Phone, shown: readonly string[]) => Promise<unknown>> = {
	'a start': ({ vault }) => vault.settle(),
	'the front': async (phone) => {
		const front = await showLibrary((await phone.held()).contents, phone.vault.ledgerList);
		expect(front?.entries).toHaveLength(40);
	},
	'the list after an article': async (phone, [id]) => {
		const older = await showLibrary((await phone.held()).contents, phone.vault.ledgerList, id);
		expect(older?.entries).toHaveLength(40);
	},
	'an article': async ({ vault }, [id = '']) => {
		expect(await vault.findLine(id)).toMatchObject({ id });
		await vault.readNewestText(id);
	},
	'a picture': async ({ vault }, [id = '']) => {
		const line = await vault.findLine(id);
		const picture = line !== undefined && 'hash' in line ? line.lead?.picture.id : undefined;
		await vault.readPicture(picture ?? '');
	},
	'what is ready': async (phone, shown) => {
		await phone.vault.glance();
		const { articlesKept, states } = await phone.readiness(shown);
		expect(articlesKept).toBeGreaterThanOrEqual(few);
		expect(Object.values(states).filter((state) => state === 'absent')).toEqual([]);
	},
	'a plan of texts': (phone) => phone.plan({ ...phone.wish, pictures: 'none' }),
	'a look at a list that is as it was': ({ vault }) => vault.refreshContents()
};

/** What each costs on a phone with so many articles; each is done once before, as what is remembered is not read again. */
async function costsWith(count: number): Promise<Record<string, Reads>> {
	const phone = await Phone.open();
	await keepMany(phone, count);
	const shown = (await phone.vault.ledgerList.olderThan(undefined, 40)).map(({ id }): ArticleId => id);
	const costs: Record<string, Reads> = {};
	for (const [name, doing] of Object.entries(doings)) {
		await doing(phone, shown);
		const reads = countReads();
		await doing(phone, shown);
		costs[name] = { ...reads };
		vi.restoreAllMocks();
	}
	vi.unstubAllGlobals();
	return costs;
}

test(
	`with ${many} articles kept nothing reads more rows than with ${few}, and nothing a whole store`,
	{ timeout: 120_000 },
	async () => {
		const withMany = await costsWith(many);
		for (const [name, { whole, rows, counted }] of Object.entries(withMany)) {
			expect(whole, name).toBe(0);
			expect(rows + counted, name).toBeLessThan(mostRows);
		}
		expect(withMany).toEqual(await costsWith(few));
	}
);
