// Waiting and measuring in a way that other work on the machine does not turn into a failure.
import { expect, vi } from 'vitest';

/** How long something that is to come is waited for, in milliseconds: a fault is told late, and a busy machine is none. */
const patienceMs = 20_000;

/** Waits until `check` throws no more, and gives what it gave; throws its last error. */
export function eventually<Given>(check: () => Given | Promise<Given>, timeout = patienceMs): Promise<Given> {
	return vi.waitFor(check, { timeout, interval: 20 });
}

/**
 * Runs `act` and expects it to take at most `limitMs` of this thread's own processor time: a cost that grows with
 * the square of its input is far above any such limit, and what others do at the time is not counted.
 */
export function expectCost<Given>(limitMs: number, act: () => Given): Given {
	const before = process.threadCpuUsage();
	const given = act();
	expect(spentMs(process.threadCpuUsage(before))).toBeLessThan(limitMs);
	return given;
}

/** The sum of a reading, in milliseconds. */
export function spentMs({ user, system }: NodeJS.CpuUsage): number {
	return (user + system) / 1000;
}
