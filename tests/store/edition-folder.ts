// A small edition as a folder of sources, and the changes that make another of it, for tests that press and publish.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const ids = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee', 'ffffff', 'gggggg'];

/** A folder of its own below the system's temporary one. */
export function makeTemporaryFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), 'shyraq-store-'));
}

/** Removes what a test made. */
export function removeFolder(folder: string): Promise<void> {
	return rm(folder, { recursive: true, force: true });
}

/** Copies a folder with all in it. */
export function copyFolder(from: string, to: string): Promise<void> {
	return cp(from, to, { recursive: true, preserveTimestamps: true });
}

/** Six articles with a small picture each. */
export async function writeEdition(folder: string): Promise<void> {
	await mkdir(join(folder, 'pictures'), { recursive: true });
	for (let index = 0; index < 6; index += 1) {
		await writePicture(folder, index);
		await writeArticle(folder, index, `The lamp was lit on day ${index + 1}.`);
	}
}

/** The edition after: two articles corrected, one withdrawn, one new with a new picture, one picture redrawn. */
export async function changeEdition(folder: string): Promise<void> {
	await writeArticle(folder, 0, 'The lamp was lit on the first day, and this says so better.');
	await writeArticle(folder, 1, 'The lamp was lit on the second day, which had been left out.');
	await rm(join(folder, 'article-5.md'));
	await writePicture(folder, 2, 90);
	await writePicture(folder, 6);
	await writeArticle(folder, 6, 'The lamp was lit on day 7.');
}

/** One article's source. */
export async function writeArticle(folder: string, index: number, sentence: string): Promise<void> {
	const id = ids[index] ?? 'zzzzzz';
	const text = `---
id: ${id}
title: Day ${index + 1}
standfirst: What happened on day ${index + 1}.
language: en
byline: Shyraq
published: 2026-01-0${index + 1}T06:00:00Z
lead:
  picture: pictures/day-${index}.png
  alt: A coloured field
---

${sentence}

Nothing else was known.
`;
	await writeFile(join(folder, `article-${index}.md`), text);
}

async function writePicture(folder: string, index: number, shade = 20): Promise<void> {
	const background = { r: shade, g: 30 * index, b: 200 - 20 * index };
	const picture = sharp({ create: { width: 64, height: 40, channels: 3, background } });
	await writeFile(join(folder, 'pictures', `day-${index}.png`), await picture.png().toBuffer());
}
