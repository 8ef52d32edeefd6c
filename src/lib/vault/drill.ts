// The drill: for a minute the worker asks no network at all, so that a reader can see with their own eyes what is kept.
import { FaultError } from '#lib/contract/faults.ts';
import { readFact, writeFact } from './ledger.ts';

/** No drill lasts longer, whatever was asked, or whatever a clock that jumped makes of it. */
const longestMs = 5 * 60_000;

/** Read once in the worker's life; a worker that was stopped meanwhile reads it again. */
let until: Promise<number> | undefined;

/** Begins a drill until a time in milliseconds since 1970; 0 ends it. */
export async function setDrill(time: number): Promise<void> {
	until = Promise.resolve(time);
	await writeFact('drill', time === 0 ? undefined : time);
}

/** Whether a drill is on. */
export async function isDrill(): Promise<boolean> {
	until ??= readFact('drill').then(
		(time) => time ?? 0,
		() => 0
	);
	const left = (await until) - Date.now();
	return left > 0 && left <= longestMs;
}

/** @throws FaultError `offline` while a drill is on */
export async function refuseInDrill(): Promise<void> {
	if (await isDrill()) throw new FaultError('offline', 'a drill is on');
}
