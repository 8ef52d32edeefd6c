// A refresh: every source that is due is asked, then what waits is fetched; one refresh at a time, each bounded.
import { makeGate } from '../press/gate.ts';
import { takeRefreshLock } from '../store/lock.ts';
import type { SourceRow } from '../store/source-tables.ts';
import { listDue, listDueWanted } from './due.ts';
import type { Outside } from './ports.ts';
import type { ItemReport, RefreshReport, SourceReport } from './report.ts';
import { refreshSource } from './refresh-source.ts';
import { withIntake } from './session.ts';
import type { Intake } from './take-in.ts';
import { fetchWanted } from './wanted.ts';

/** Sources asked at once; those of one host take turns all the same. */
const sourcesAtOnce = 8;
/** Pages that waited, of one refresh. */
const mostWanted = 2_000;
/** After this no further article is begun; what is left is due still. */
const usualLimitMs = 10 * 60_000;

/** What a refresh is asked for. */
export interface RefreshWishes {
	/** Ask all sources, though they are not due; those that are paused or have ended are not asked. */
	isAll?: boolean;
	/** Ask only these, whenever they are due. */
	only?: readonly string[];
	limitMs?: number;
	onSource?: (report: SourceReport) => void;
	onItem?: (report: ItemReport) => void;
	now?: Date;
}

/**
 * Asks the sources for what is new. Publishes nothing: that is for the press, when this has ended.
 * @returns undefined, at once, where another refresh is at work
 */
export async function refresh(
	dataFolder: string,
	outside: Outside,
	wishes: RefreshWishes = {}
): Promise<RefreshReport | undefined> {
	const lock = await takeRefreshLock(dataFolder);
	if (lock === undefined) return undefined;
	try {
		return await withIntake(dataFolder, outside, (intake) => refreshAll(intake, outside, wishes), wishes.now);
	} finally {
		lock.release();
	}
}

async function refreshAll(
	intake: Intake,
	outside: Outside,
	{ isAll = false, only, limitMs = usualLimitMs, onSource, onItem }: RefreshWishes
): Promise<RefreshReport> {
	const end = performance.now() + limitMs;
	const isTimeUp = () => performance.now() > end;
	const gate = makeGate(sourcesAtOnce);
	const sources: SourceReport[] = [];
	const asked = await listDue(intake.store, intake.now, isAll || only !== undefined);
	const visit = async (source: SourceRow) => {
		if (isTimeUp()) return;
		const report = await refreshSource(source, { outside, intake, isTimeUp, chance: Math.random });
		sources.push(report);
		onSource?.(report);
	};
	const chosen = only === undefined ? asked : asked.filter(({ id }) => only.includes(id));
	await Promise.all(chosen.map((source) => gate(() => visit(source))));
	const waited: ItemReport[] = [];
	if (only === undefined) {
		const wanted = await listDueWanted(intake.store, intake.now, mostWanted);
		const fetchOne = async (row: (typeof wanted)[number]) => {
			if (isTimeUp()) return;
			const report = await fetchWanted(row, outside, intake);
			waited.push(report);
			onItem?.(report);
		};
		await Promise.all(wanted.map((row) => gate(() => fetchOne(row))));
	}
	return { sources, waited };
}
