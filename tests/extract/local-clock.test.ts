// The clock of a page's place, where the page prints it.
import { expect, test } from 'vitest';
import { localise } from '#lib/server/extract/local-clock.ts';

test.each([
	['2023-12-20T01:00:21Z', '2023-12-19T20:00:00-05:00', '2023-12-19T20:00:21-05:00'],
	['2023-12-25T22:03:00Z', '2023-12-26T09:03:00Z', '2023-12-26T09:03:00+11:00'],
	['2023-12-25T22:03:00Z', '2023-12-26T00:00:00Z', '2023-12-25T22:03:00Z'],
	['2023-12-25T22:03:00Z', '2023-12-28T09:03:00Z', '2023-12-25T22:03:00Z'],
	['2023-12-25T22:03:00+05:00', '2023-12-26T09:03:00Z', '2023-12-25T22:03:00+05:00'],
	['2023-12-25T22:03:00Z', undefined, '2023-12-25T22:03:00Z']
])('%s beside a printed %s is %s', (exact, seen, local) => {
	expect(localise(exact, seen)).toBe(local);
});
