// Open to everybody: pages at four times their size, colours that the system forces, what a screen reader hears in which order, and contrast with marks open.
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { lamp, openList, select } from './marking.ts';
import { marksWords, parts, words } from './page-words.ts';
import { openTool, spillOf, untilAlive, visitOnce } from './reader.ts';

/** Themes in which the greys of others are black or white. */
const starkThemes = ['black', 'eink', 'contrast'] as const;

async function choose(page: Page, look: Record<string, unknown>): Promise<void> {
	await page.evaluate(([name, text]) => localStorage.setItem(name, text), [
		localNames.look,
		JSON.stringify(look)
	] as const);
}

async function untilHere(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-alive', /./);
}

test.describe('at four times its size', () => {
	// 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10)
	test.use({ viewport: { width: 320, height: 256 } });

	test('no page is wider than its window, at the usual size of letters and the largest', async ({ page }) => {
		test.slow();
		await visitOnce(page);
		const pages = [
			...['/en', '/kk', '/ru', '/fa'],
			...Object.values(small).flatMap(({ id }) => [`/en${places.read(id)}`, `/fa${places.read(id)}`]),
			...[places.saved, places.settings, places.storage, places.ready].flatMap((path) => [`/kk${path}`, `/ru${path}`]),
			`/en${places.search}#q=lamp`
		];
		const wider: string[] = [];
		for (const size of [2, 6]) {
			await choose(page, { size });
			for (const path of pages) {
				await page.goto(path);
				await untilHere(page);
				if ((await spillOf(page)) !== 0) wider.push(`${path} at ${size}`);
			}
		}
		expect(wider).toEqual([]);
	});

	test('nor is any panel of an article', async ({ page }) => {
		await page.goto(`/kk${places.read(small.lamp.id)}`);
		await choose(page, { size: 6 });
		await page.reload();
		await openTool(page, 'file');
		const panel = page.getByRole('dialog');
		await expect(panel).toBeVisible();
		expect(await panel.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
	});
});

test.describe('in colours that the system forces', () => {
	for (const path of [places.library, lamp, places.settings, places.saved]) {
		test(`every control of ${path} is seen, and where the focus is`, async ({ page }) => {
			await page.emulateMedia({ forcedColors: 'active' });
			await page.goto(`/en${path === places.library ? '' : path}`);
			if (path === lamp) await untilAlive(page);
			else await untilHere(page);
			const unseen = new Set<string>();
			let seen = 0;
			for (let step = 0; step < 25; step += 1) {
				await page.keyboard.press('Tab');
				const fault = await page.evaluate(() => {
					const control = document.activeElement;
					if (!(control instanceof HTMLElement) || control === document.body) return undefined;
					const styles = getComputedStyle(
						control.matches('.choices input') ? (control.parentElement ?? control) : control
					);
					const ground = getComputedStyle(document.documentElement).backgroundColor;
					const isOutlined = styles.outlineStyle !== 'none' && Number.parseFloat(styles.outlineWidth) >= 2;
					const isDrawn = styles.color !== ground && styles.outlineColor !== ground;
					return isOutlined && isDrawn ? '' : control.outerHTML.slice(0, 120);
				});
				if (fault === undefined) continue;
				seen += 1;
				if (fault !== '') unseen.add(fault);
			}
			expect([...unseen]).toEqual([]);
			expect(seen).toBeGreaterThan(3);
		});
	}

	test('a button that is pressed and a choice that is made differ by more than colour', async ({ page }) => {
		await page.emulateMedia({ forcedColors: 'active' });
		await page.goto(lamp);
		await untilAlive(page);
		const border = () => parts.bookmark(page).evaluate((button) => getComputedStyle(button).borderTopWidth);
		const before = await border();
		await parts.bookmark(page).click();
		await expect.poll(border).not.toBe(before);
	});
});

test('a screen reader hears an article in the order in which it is read', async ({ page }) => {
	await page.goto(`/en${places.read(small.table.id)}`);
	await untilAlive(page);
	await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "${words.nav.skip}"
    - banner:
      - link "${words.nav.home}"
      - button "${words.read.bookmark}"
      - button "${words.read.look}"
      - button "${words.read.tools}"
    - main:
      - article:
        - heading "${small.table.title}" [level=1]
        - figure "The lead. Drawn":
          - 'img "Lead: river"'
        - paragraph:
          - text: /Write the numbers on paper/
        - heading "The list" [level=2]
        - list:
          - listitem: The number of a neighbour
        - table:
          - rowgroup:
            - row "What Where":
              - columnheader "What"
              - columnheader "Where"
        - blockquote:
          - paragraph: Whoever has it on paper has it in the dark.
        - heading "Notes" [level=2]
        - heading "${words.paint.sources}" [level=2]
      - paragraph:
        - link "${words.nav.back}"
  `);
});

test('and the library from what is kept to the newest headline', async ({ page }) => {
	await page.goto('/en');
	await expect(page.locator('.ready')).toContainText(/./);
	await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "${words.nav.skip}"
    - banner:
      - link "${words.nav.home}"
      - navigation "${words.nav.label}":
        - link "${words.nav.saved}"
        - link "${words.nav.settings}"
        - link "${words.paint.titles.search}"
    - main:
      - region "${words.ready.label}"
      - list:
        - listitem:
          - heading [level=2]:
            - link
  `);
});

test('contrast holds in the starkest themes: marks of every colour, their bar and list, what search found, what is saved', async ({
	page
}) => {
	test.slow();
	await visitOnce(page);
	await page.goto(lamp);
	await untilAlive(page);
	for (const [number, colour] of (['amber', 'green', 'blue', 'rose'] as const).entries()) {
		const button = page.getByRole('toolbar').getByRole('button', { name: marksWords.colours[colour], exact: true });
		await select(page, number + 1, 0, 40);
		await button.click();
		await expect(button).toHaveCount(0);
	}
	await select(page, 6, 0, 40);
	expect(await objections(page, starkThemes)).toEqual([]);
	await page.reload();
	await openList(page);
	expect(await objections(page, starkThemes)).toEqual([]);
	await page.goto(`${places.search}#q=lamp`);
	await expect(page.locator('ol.hits > li')).not.toHaveCount(0);
	expect(await objections(page, starkThemes)).toEqual([]);
	await page.goto(places.saved);
	await expect(page.getByText(small.lamp.title).first()).toBeVisible();
	expect(await objections(page, starkThemes)).toEqual([]);
	for (const path of [places.settings, places.library]) {
		await page.goto(path);
		await untilHere(page);
		expect(await objections(page, starkThemes)).toEqual([]);
	}
});
