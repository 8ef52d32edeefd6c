// The edition that ships holds every kind of thing that an article can hold, so that whoever looks at it has seen the reader.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanBody } from '#lib/server/press/clean.ts';
import { readFrontMatter } from '#lib/server/press/front-matter.ts';
import { readMarkdown } from '#lib/server/press/markdown.ts';

const folder = join(import.meta.dirname, '../../content');
const texts = readdirSync(folder)
	.filter((name) => name.endsWith('.md'))
	.map((name) => readFileSync(join(folder, name), 'utf8'));
const bodies = texts.map((text) => {
	const { fields, body } = readFrontMatter(text, 'content');
	return cleanBody(readMarkdown(body, fields?.language ?? 'en').html);
});

it.each(['h2', 'h3', 'ul', 'ol', 'blockquote', 'table', 'pre', 'code', 'sup', 'a', 'em', 'strong'])(
	'holds %s',
	(element) => {
		expect(bodies.some((body) => body.includes(`<${element}`))).toBe(true);
	}
);

it('names pictures that are wide and that are tall; each that is named is there, and no other', async () => {
	const names = new Set(texts.flatMap((text) => [...text.matchAll(/pictures\/[\w-]+\.png/g)].map(([name]) => name)));
	expect(readdirSync(join(folder, 'pictures')).map((name) => `pictures/${name}`)).toEqual([...names].sort());
	const ratios = await Promise.all(
		[...names].map(async (name) => {
			const { width, height } = await sharp(join(folder, name)).metadata();
			return width / height;
		})
	);
	expect(Math.max(...ratios)).toBeGreaterThanOrEqual(1.5);
	expect(Math.min(...ratios)).toBeLessThan(0.8);
});

it('holds words longer than a line of a phone', () => {
	expect(bodies.some((html) => /[^\s<>"]{40}/.test(html.replace(/<[^>]*>/g, ' ')))).toBe(true);
});
