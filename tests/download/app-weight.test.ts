// What the browser takes beside all that is counted, so that the sum on the storage page is what the phone gives up.
import { expect, test } from 'vitest';
import { weighRest } from '#lib/download/app-weight.ts';

test.each([
	['the rest of the estimate', 4_700_000, 1_900_000, 2_600_000, 2_100_000],
	['the rest of it where the databases are not told apart', 4_700_000, undefined, 2_600_000, 2_100_000],
	['the databases where the estimate is older than the count', 2_000_000, 1_900_000, 2_600_000, 1_900_000],
	['never less than nothing', 2_000_000, undefined, 2_600_000, 0]
])('it is %s', (_what, used, databases, counted, rest) => {
	expect(weighRest({ used, databases }, counted)).toBe(rest);
});
