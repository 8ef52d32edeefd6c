// What a process holds in memory over its life, as Linux tells it.
import { readFileSync } from 'node:fs';

const everyMs = 500;

/** What a process holds in memory now, in bytes; 0 where it has ended, or the system does not tell. */
export function residentBytes(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
	} catch (ended) {
		if (ended instanceof Error && 'code' in ended) return 0;
		throw ended;
	}
}

/** Looks at a process twice a second until the watch is ended, which gives what it held each time, in bytes. */
export function watchMemory(pid: number | undefined): { end: () => number[] } {
	const seen: number[] = [];
	const timer = setInterval(() => seen.push(residentBytes(pid)), everyMs);
	return {
		end: () => {
			clearInterval(timer);
			return seen.filter((bytes) => bytes > 0);
		}
	};
}

/** The highest of each quarter of the time. */
export function peaksByQuarter(seen: readonly number[]): number[] {
	const size = Math.max(1, Math.ceil(seen.length / 4));
	return [0, 1, 2, 3].map((at) => Math.max(0, ...seen.slice(at * size, (at + 1) * size)));
}
