// An article that is corrected while a phone has it, and what the phone then brings.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect } from '../stage/fixtures.ts';
import { paragraph, small } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { words } from './page-words.ts';
import { expectWhole } from './reader.ts';

/** Corrects the lamp's article: three paragraphs come before the third, one sentence becomes another; waits until the phone has it so. */
export async function correctLamp(stage: Stage, page: Page, sentence: string, other: string): Promise<void> {
	const file = join(stage.contentFolder, `${small.lamp.id}.md`);
	const text = readFileSync(file, 'utf8');
	expect(text).toContain(sentence);
	const added = [101, 102, 103].map(paragraph).join('\n\n');
	writeFileSync(file, text.replace('Paragraph 3 tells', `${added}\n\nParagraph 3 tells`).replace(sentence, other));
	await stage.publish();
	await page.goto(places.library);
	stage.proxy.forget();
	await page.getByRole('button', { name: words.keep.again }).click();
	await expect.poll(() => stage.proxy.asked(/^\/(a|pack)\//)).not.toEqual([]);
	await expectWhole(page);
}
