// A newsroom's folder of any size, for measuring: articles put together from the shipped ones' own paragraphs, so that they compress as articles do.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceFrom, type Chance } from '../figures/chance.ts';

/** Paragraphs of a made-up article: some 900 words, as long reports have. */
const paragraphs = 14;

/** Writes so many articles into a folder; the same number always gives the same articles. */
export function fillNewsroom(shipped: string, folder: string, count: number): void {
	mkdirSync(folder, { recursive: true });
	const [first = '', ...others] = readParagraphs(shipped);
	for (let index = 0; index < count; index += 1) {
		const chance = chanceFrom(index + 1);
		const body = Array.from({ length: paragraphs }, () => mix(chance.one([first, ...others]), chance));
		const title = (body[0] ?? '').split(/[.!?]/)[0]?.slice(0, 90) ?? 'News';
		const published = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString().replace('.000Z', 'Z');
		const front = [
			'---',
			`id: n${String(index)
				.padStart(5, '0')
				.replace(/./g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`,
			`title: ${JSON.stringify(`${title} (${index + 1})`)}`,
			`standfirst: ${JSON.stringify((body[1] ?? '').slice(0, 180))}`,
			'byline: "Shyraq"',
			'language: en',
			`published: ${published}`,
			'---'
		];
		writeFileSync(
			join(folder, `report-${String(index + 1).padStart(5, '0')}.md`),
			`${front.join('\n')}\n\n${body.join('\n\n')}\n`
		);
	}
}

/** The same words in another order, so that no two articles share their sentences and each compresses no better than a real one. */
function mix(paragraph: string, chance: Chance): string {
	return paragraph
		.split(' ')
		.map((word) => ({ word, at: chance.between(0, 1) }))
		.sort((one, other) => one.at - other.at)
		.map(({ word }) => word)
		.join(' ');
}

/** Plain paragraphs of the English articles. */
function readParagraphs(shipped: string): string[] {
	return readdirSync(shipped, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => readFileSync(join(shipped, name), 'utf8'))
		.filter((text) => /^language: en$/m.test(text))
		.flatMap((text) => text.split(/\n{2,}/))
		.filter(
			(paragraph) => /^[A-Z][a-z]/.test(paragraph) && paragraph.length > 200 && !/[[\]{}|:]{2}|\[\^/.test(paragraph)
		);
}
