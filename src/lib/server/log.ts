// Where a failure of the program is noted, once, for the publisher.
import { inspect } from 'node:util';

/** Notes a failure with where it happened; never anything that says who asked. */
export function noteFailure(where: string, failure: unknown): void {
	process.stderr.write(`${where}: ${inspect(failure)}\n`);
}
