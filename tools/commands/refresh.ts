// The command `refresh`: what is due is asked, what came in is published.
import { readConfig } from '#lib/server/config.ts';
import { openOutside } from '#lib/server/intake/outside.ts';
import { refresh, type RefreshWishes } from '#lib/server/intake/refresh.ts';
import { hasTrouble, type ItemReport, type SourceReport } from '#lib/server/intake/report.ts';
import { askSoon, findSource } from '#lib/server/intake/sources.ts';
import { tellCounts, tellItem } from './items.ts';
import { changeStore } from './place.ts';
import { thenPress } from './press.ts';
import type { Asked, Report } from './report.ts';

/** Asks the sources that are due, or all, or the one that is named. */
export async function refreshSources({ words: [name], isAll }: Asked): Promise<Report> {
	if (name === undefined) return refreshThese({ isAll });
	let id = '';
	await changeStore(async (store) => {
		const source = await findSource(store, name);
		id = source.id;
		// Should another refresh be at work, the next finds it due.
		await askSoon(store, id, new Date());
		return { lines: [], json: {}, exitCode: 0 };
	});
	return refreshThese({ only: [id] });
}

/** Asks some sources for what is new, and publishes it. */
export async function refreshThese(wishes: RefreshWishes): Promise<Report> {
	const config = readConfig(process.env);
	const outside = openOutside(config);
	try {
		const done = await refresh(config.dataFolder, outside, wishes);
		if (done === undefined) {
			const line = 'Another refresh is at work on the same data folder; this one leaves it to that.';
			return { lines: [line], json: { kind: 'busy' }, exitCode: 0 };
		}
		const { sources, waited } = done;
		const items = [...sources.flatMap((source) => source.items), ...waited];
		const isFailed = sources.some(({ kind }) => kind === 'failed') || hasTrouble(items);
		const lines = [...sources.flatMap(tellSource), ...waited.flatMap(tellItem), summary(sources, items)];
		return await thenPress({ lines, json: { ...done }, exitCode: isFailed ? 1 : 0 });
	} finally {
		await outside.close();
	}
}

function tellSource({ title, kind, sentence, items }: SourceReport): string[] {
	const told = items.flatMap(tellItem);
	if (kind === 'failed') return [`${title}: ${sentence ?? 'it failed.'}`, ...told];
	const counts = tellCounts(items);
	const line = kind === 'ended' ? (sentence ?? 'it has ended.') : counts === '' ? undefined : counts;
	const moved = kind === 'ended' || sentence === undefined ? [] : [sentence];
	return [...moved, ...(line === undefined ? [] : [`${title}: ${line}`]), ...told];
}

function summary(sources: readonly SourceReport[], items: readonly ItemReport[]): string {
	const asked = `${sources.length} ${sources.length === 1 ? 'source was' : 'sources were'} asked`;
	const counts = tellCounts(items);
	return `${asked}${counts === '' ? ', and there is nothing new' : `: ${counts}`}.`;
}
