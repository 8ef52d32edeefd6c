// One feed asked: what is new is in before the answer counts as seen, so that a refresh cut short loses nothing.
import { sql } from 'kysely';
import type { SourceRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import type { Fetched } from '../fetching/answer.ts';
import { takeInEntries } from './feed-items.ts';
import type { Outside, ReadFeed } from './ports.ts';
import type { SourceReport } from './report.ts';
import { afterAnswer, afterFailure } from './schedule.ts';
import { settleSourceTitle } from './sources.ts';
import type { Intake } from './take-in.ts';

/** How a visit is made. */
export interface Visiting {
	outside: Outside;
	intake: Intake;
	/** Whether no further article is to be begun. */
	isTimeUp: () => boolean;
	/** From 0 to 1. */
	chance: () => number;
}

/** Asks a feed for what is new, takes it in, and remembers when to ask again. Never throws for what is outside. */
export async function refreshSource(source: SourceRow, visiting: Visiting): Promise<SourceReport> {
	const { outside, intake } = visiting;
	const answer = await outside.fetchPage({
		address: source.address,
		kind: 'feed',
		etag: source.etag ?? undefined,
		lastModified: source.modified ?? undefined
	});
	switch (answer.kind) {
		case 'fresh':
			return readAnswer(source, answer, visiting);
		case 'unchanged': {
			const moved = await recordMove(intake.store, source, answer.movedTo);
			const newest = await newestOf(intake.store, source.id);
			const freshMs = inMs(answer.maxAgeSeconds);
			const next = afterAnswer({ now: intake.now, newest, freshMs, pauseMs: undefined, hasMore: false });
			await recordSuccess(intake, source.id, { next_try: next });
			return { ...about(source), kind: 'unchanged', ...moved, items: [] };
		}
		case 'gone':
			await intake.store.database
				.updateTable('source')
				.set({ ended: intake.now.getTime(), next_try: null, trouble: answer.sentence })
				.where('id', '=', source.id)
				.execute();
			return { ...about(source), kind: 'ended', sentence: answer.sentence, items: [] };
		default:
			return fail(source, answer, visiting);
	}
}

async function readAnswer(
	source: SourceRow,
	answer: Extract<Fetched, { kind: 'fresh' }>,
	visiting: Visiting
): Promise<SourceReport> {
	const { outside, intake, isTimeUp } = visiting;
	const reading = outside.readFeed(answer, intake.now);
	if (!('read' in reading)) return fail(source, { kind: 'failed', sentence: reading.sentence }, visiting);
	const feed: ReadFeed = reading.read;
	const named = source.title === '' || source.title === source.address ? settleSourceTitle(feed.title) : source.title;
	const known = { ...source, title: named, site: feed.site ?? source.site };
	const { items, hasMore } = await takeInEntries(known, feed.entries, outside, intake, isTimeUp);
	const moved = await recordMove(intake.store, source, answer.movedTo);
	const newest = await newestOf(intake.store, source.id);
	const { pauseMs } = feed;
	const next = afterAnswer({ now: intake.now, newest, freshMs: inMs(answer.maxAgeSeconds), pauseMs, hasMore });
	await recordSuccess(intake, source.id, {
		next_try: next,
		title: named,
		site: known.site,
		// While articles are left, the same answer is wanted once more.
		etag: hasMore ? null : (answer.etag ?? null),
		modified: hasMore ? null : (answer.lastModified ?? null)
	});
	return { ...about(known), kind: 'read', ...moved, items };
}

async function fail(
	source: SourceRow,
	answer: Extract<Fetched, { kind: 'later' | 'refused' | 'failed' }>,
	{ intake, chance }: Visiting
): Promise<SourceReport> {
	const failures = source.failures + 1;
	const retryMs = answer.kind === 'later' ? inMs(answer.retryAfterSeconds) : undefined;
	await intake.store.database
		.updateTable('source')
		.set({ failures, trouble: answer.sentence, next_try: afterFailure(intake.now, failures, retryMs, chance()) })
		.where('id', '=', source.id)
		.execute();
	return { ...about(source), kind: 'failed', sentence: answer.sentence, items: [] };
}

async function recordSuccess({ store, now }: Intake, id: string, more: Partial<SourceRow>): Promise<void> {
	const success = { last_success: now.getTime(), failures: 0, trouble: null, ...more };
	await store.database.updateTable('source').set(success).where('id', '=', id).execute();
}

/** A feed that moved for good is asked at its new address from then on; where that is followed already, this one is left alone. */
async function recordMove(
	store: Store,
	{ id, address }: SourceRow,
	movedTo: string | undefined
): Promise<{ sentence?: string }> {
	if (movedTo === undefined || movedTo === address) return {};
	return store.database.transaction().execute(async (change) => {
		const other = await change.selectFrom('source').select('id').where('address', '=', movedTo).executeTakeFirst();
		if (other === undefined) {
			const row = { address: movedTo, moved_from: address };
			await change.updateTable('source').set(row).where('id', '=', id).execute();
			return { sentence: `${address} has moved for good to ${movedTo}, where it is asked from now on.` };
		}
		await change.updateTable('source').set({ paused: 1 }).where('id', '=', id).execute();
		return {
			sentence: `${address} has moved for good to ${movedTo}, which is among the sources already; it is paused.`
		};
	});
}

/** When the newest article of a source was published. */
async function newestOf({ database }: Store, id: string): Promise<Date | undefined> {
	const row = await database
		.selectFrom('item')
		.select(sql<string | null>`max(json_extract(head, '$.published'))`.as('newest'))
		.where('source', '=', id)
		.executeTakeFirst();
	const newest = row?.newest ?? undefined;
	return newest === undefined ? undefined : new Date(newest);
}

function inMs(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : seconds * 1000;
}

function about({ id, title, address }: SourceRow): Pick<SourceReport, 'id' | 'title' | 'address'> {
	return { id, title, address };
}
