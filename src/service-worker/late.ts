// The way to the worker's second file, which is stored with the first at the install and read when it is first needed.
import type { Late } from './late/index.ts';
import { scope } from './scope.ts';
import { shell } from './shell.ts';

/** What the second file does. @throws Error where it was not stored whole */
export function late(): Late {
	const holder = scope as { shyraqLate?: Late };
	if (holder.shyraqLate === undefined) scope.importScripts(shell.late);
	if (holder.shyraqLate === undefined) throw new Error('the second file was cut short');
	return holder.shyraqLate;
}
