// What a process of ours has the processors for: answers to readers first, then everything that can wait.
import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/**
 * Puts a process that was just started behind this one. That is done from here, and at once: Linux knows priorities of threads, which
 * a new thread has from the one that makes it, and a program that lowers its own comes too late for those that make its pictures.
 */
export function putBehind({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	try {
		setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
	} catch (failure) {
		// One that has ended already, or a system that lets nobody do this: it then runs beside us, which is slower for readers
		if (!(failure instanceof Error && 'code' in failure)) throw failure;
	}
}
