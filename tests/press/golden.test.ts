// Golden pages: each folder's `in.md` or `in.html` gives exactly its `out.html`. `UPDATE=1 npx vitest run tests/press/golden.test.ts` writes them anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directionOf } from '#lib/contract/languages.ts';
import { cleanBody } from '#lib/server/press/clean.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { readFrontMatter } from '#lib/server/press/front-matter.ts';
import { readMarkdown } from '#lib/server/press/markdown.ts';
import { pictureOf } from './markup.ts';

const folder = join(import.meta.dirname, 'golden');
const pictures = new Map([
	['a.png', pictureOf('a')],
	['b.png', pictureOf('b')]
]);

function pressCase(name: string): string {
	const isMarkdown = existsSync(join(folder, name, 'in.md'));
	const file = join(folder, name, isMarkdown ? 'in.md' : 'in.html');
	const { fields, body, faults } = readFrontMatter(readFileSync(file, 'utf8'), file);
	expect(faults).toEqual([]);
	const language = fields?.language ?? 'en';
	const read = isMarkdown ? readMarkdown(body, language) : { html: body, faults: [] };
	expect(read.faults).toEqual([]);
	return cleanBody(read.html, { pictures, direction: directionOf(language) });
}

describe('a golden page', () => {
	test.each(readdirSync(folder))('%s comes out as it should', (name) => {
		const body = pressCase(name);
		expect(isCanonical(body)).toBe(true);
		const out = join(folder, name, 'out.html');
		if (process.env['UPDATE'] !== undefined) writeFileSync(out, `${body}\n`);
		expect(`${body}\n`).toBe(readFileSync(out, 'utf8'));
	});
});
