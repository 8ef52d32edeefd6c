// The page of faults and the browser tests agree: every row names a test that is there, and every fault of the stage has its row.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultKinds } from './stage/faults.ts';
import { root } from './stage/folders.ts';
import { dressKinds, tamperKinds } from './stage/tampering.ts';

const leastRows = 40;
const browserFolder = join(root, 'tests', 'browser');

/** Rows of all tables of the page, as their cells; heads and rules left out. */
const rows = readFileSync(join(root, 'docs', 'blackout.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('| ') && !line.startsWith('| what happens |'))
	.map((line) =>
		line
			.slice(1, -1)
			.split('|')
			.map((cell) => cell.trim())
	);

/** Titles of the tests in each file; `…` for what is filled in. */
const titles = new Map(
	readdirSync(browserFolder)
		.filter((name) => name.endsWith('.spec.ts'))
		.map((name) => [name, titlesOf(readFileSync(join(browserFolder, name), 'utf8'))])
);

function titlesOf(source: string): Set<string> {
	const calls = source.matchAll(/\btest\(\s*(['`])((?:\\.|(?!\1).)+)\1,/g);
	return new Set([...calls].map(([, , title = '']) => title.replaceAll(/\$\{[^}]*\}/g, '…')));
}

describe('the page of faults', () => {
	it('has at least forty rows, no two alike', () => {
		expect(rows.length).toBeGreaterThanOrEqual(leastRows);
		expect(new Set(rows.map((cells) => cells.join('|'))).size).toBe(rows.length);
	});

	it.each(rows.map((cells) => [cells[0] ?? '', cells] as const))('%s', (_what, cells) => {
		expect(cells).toHaveLength(3);
		const [what, seen, shown = ''] = cells;
		expect([what, seen]).not.toContain('');
		const [, file = '', title = ''] = /^`([a-z-]+\.spec\.ts)` › `([^`]+)`$/.exec(shown) ?? [];
		expect([...(titles.get(file) ?? [])]).toContain(title);
	});

	it.each([...faultKinds, ...tamperKinds, ...dressKinds])('has a row for the fault that the stage calls %s', (kind) => {
		expect(rows.some(([what = '']) => what.includes(`\`${kind}\``))).toBe(true);
	});
});
