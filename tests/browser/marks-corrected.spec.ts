// Highlights in an article that was corrected: shown where their words stand now, and nowhere where they do not.
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { paragraph } from '../stage/small-edition.ts';
import { correctLamp } from './correcting.ts';
import { lamp, openList, painted, select } from './marking.ts';
import { marksWords as texts } from './page-words.ts';
import { visitOnce } from './reader.ts';

const quote = paragraph(8).slice(0, 40);

test.describe('when the article is corrected', () => {
	test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

	test('what still stands there is shown in its new place, and what does not is told and never shown elsewhere', async ({
		ownStage,
		page
	}) => {
		await visitOnce(page);
		await page.goto(lamp);
		for (const number of [8, 20]) {
			await select(page, number, 0, 40);
			await page.getByRole('toolbar').getByRole('button', { name: texts.colours.green, exact: true }).click();
			await expect.poll(async () => (await painted(page))['green']).toContain(paragraph(number).slice(0, 40));
		}
		await correctLamp(ownStage, page, paragraph(20), 'Something else stands here.');
		await page.goto(lamp);
		await expect(page.getByText(texts.notFound)).toBeVisible();
		expect(await painted(page)).toEqual({ green: [quote] });
		await openList(page);
		await expect(page.getByText(texts.missing)).toHaveCount(1);
		await page.goto(places.saved);
		await expect(page.getByText(texts.missing)).toHaveCount(1);
		// It was said once; now it is known
		await page.goto(lamp);
		await expect.poll(() => painted(page)).toEqual({ green: [quote] });
		await expect(page.getByText(texts.notFound)).toBeHidden();
	});
});
