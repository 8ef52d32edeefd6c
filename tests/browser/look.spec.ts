// How the page looks: each choice takes effect at once, is worn from the first paint on, in every tab, and never costs the sentence being read.
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { lookWords, words } from './page-words.ts';
import { paragraphsRead, readUpTo, untilAlive, visitOnce } from './reader.ts';

const here = 23;
const names = lookWords.en;

async function openLook(page: Page): Promise<void> {
	// The bar with the button is away while one reads on; the keyboard brings it without a scroll
	await page.getByRole('button', { name: words.read.look }).evaluate((button) => button.focus({ preventScroll: true }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog').getByText(names.theme)).toBeVisible();
}

function styleOf(page: Page, selector: string, name: string): Promise<string> {
	return page
		.locator(selector)
		.first()
		.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
}

test('each choice takes effect at once, and the sentence being read stays', async ({ stage, page }) => {
	test.slow();
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, here);
	await openLook(page);
	const choose: [name: string, act: () => Promise<void>][] = [
		...Object.entries(names.families).map(([, label]): [string, () => Promise<void>] => [
			label,
			() => page.getByRole('radio', { name: label, exact: true }).check()
		]),
		['justified', () => page.getByRole('checkbox', { name: names.justify }).check()],
		['large', () => page.getByRole('slider', { name: names.size }).fill('5')],
		['open', () => page.getByRole('slider', { name: names.spacing }).fill('2')],
		['narrow', () => page.getByRole('slider', { name: names.width }).fill('0')],
		['wide margins', () => page.getByRole('slider', { name: names.margins }).fill('3')],
		['black', () => page.getByRole('radio', { name: names.themes.black }).check()],
		['no margins', () => page.getByRole('slider', { name: names.margins }).fill('0')]
	];
	for (const [name, act] of choose) {
		await act();
		await expect.poll(() => paragraphsRead(page), name).toContain(here);
	}
	await page.reload();
	await expect.poll(() => paragraphsRead(page), 'opened again').toContain(here);
	expect(await styleOf(page, '.body p', 'text-align')).toBe('justify');
	expect(await styleOf(page, '.body p', 'letter-spacing')).not.toBe('normal');
	expect(await styleOf(page, 'html', 'background-color')).toBe('rgb(0, 0, 0)');
	const besides = await page.evaluate(() => document.querySelector('main')?.getBoundingClientRect().left);
	expect(besides).toBeLessThan(12);
});

test('letters that are joined are never drawn apart, and code keeps its own', async ({ page }) => {
	await page.goto(places.read(small.bazaar.id));
	await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ family: 'easy' })), localNames.look);
	await page.reload();
	expect(await styleOf(page, '.body', 'letter-spacing')).toMatch(/^(normal|0px)$/);
	expect(Number.parseFloat(await styleOf(page, '.body', 'word-spacing'))).toBeGreaterThan(1);
	await page.goto(places.read(small.table.id));
	expect(Number.parseFloat(await styleOf(page, '.body', 'letter-spacing'))).toBeGreaterThan(0);
	expect(await styleOf(page, '.body pre', 'letter-spacing')).toMatch(/^(normal|0px)$/);
});

test('what one tab chooses another wears, and stays at its sentence', async ({ page, context }) => {
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, here);
	const other = await context.newPage();
	await other.goto(places.settings);
	await other.getByRole('radio', { name: names.families.easy }).check();
	await other.getByRole('slider', { name: names.size }).fill('6');
	await other.getByRole('radio', { name: names.themes.sepia }).check();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
	await expect(page.locator('html')).toHaveAttribute('data-family', 'easy');
	await expect.poll(() => paragraphsRead(page)).toContain(here);
	await expect(page.locator('meta[name=theme-color]').first()).toHaveAttribute('content', '#f3e7cf');
	await other.getByRole('radio', { name: names.themes.system }).check();
	await expect(page.locator('meta[name=theme-color]').last()).toHaveAttribute('content', '#141927');
});

test('on electronic paper nothing moves, fades or casts a shadow, and all is black on white', async ({ page }) => {
	await page.goto(places.read(small.table.id));
	await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ theme: 'eink' })), localNames.look);
	await page.reload();
	await untilAlive(page);
	await openLook(page);
	const odd = await page.evaluate(() => {
		const odd: string[] = [];
		for (const element of document.querySelectorAll('body, body *')) {
			if (!element.checkVisibility() || element.closest('picture, .picture, input, [name=theme], label') !== null)
				continue;
			const style = getComputedStyle(element);
			const isMoving = style.transitionDuration !== '0s' || style.animationName !== 'none';
			const isShaded = style.boxShadow !== 'none';
			const isGrey = ![style.color, style.backgroundColor].every((colour) =>
				/^(rgb\(0, 0, 0\)|rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/.test(colour)
			);
			if (isMoving || isShaded || isGrey)
				odd.push(`${element.tagName}.${element.className} ${style.color} ${style.backgroundColor} ${style.boxShadow}`);
		}
		return odd;
	});
	expect(odd).toEqual([]);
	const layers = await page.evaluate(() => {
		const dialog = document.querySelector('dialog');
		const shades = [...document.querySelectorAll('.wide, pre')].map((box) => getComputedStyle(box).backgroundImage);
		return {
			behind: dialog === null ? 'none' : getComputedStyle(dialog, '::backdrop').backgroundColor,
			transitions: [...document.styleSheets]
				.flatMap((sheet) => [...sheet.cssRules])
				.some(({ cssText }) => /eink[^]*::view-transition-old[^]*animation: [^;]*none/.test(cssText)),
			// A shade fades out, a line does not
			shades: shades.filter((image) => image.includes('rgba(0, 0, 0, 0)'))
		};
	});
	expect(layers).toEqual({ behind: 'rgba(0, 0, 0, 0)', transitions: true, shades: [] });
});

/** How light the page's ground is, from 0 to 255. */
async function groundOf(page: Page): Promise<number> {
	const colour = await styleOf(page, 'html', 'background-color');
	const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
	expect(parts.length, colour).toBe(3);
	return parts.reduce((sum, part) => sum + part, 0) / 3;
}

test('with nothing chosen the page is light where the phone is, and dark where it is dark, also while one reads', async ({
	page
}) => {
	for (const place of [places.library, places.read(small.lamp.id)]) {
		await page.emulateMedia({ colorScheme: 'light' });
		await page.goto(place);
		expect(await groundOf(page)).toBeGreaterThan(200);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await groundOf(page)).toBeLessThan(60);
		await page.reload();
		expect(await groundOf(page)).toBeLessThan(60);
	}
});

test('what was chosen is worn before any script has come', async ({ stage, phone, page }) => {
	await phone.toBlank();
	await page.evaluate(
		(name) => localStorage.setItem(name, JSON.stringify({ theme: 'black', size: 5 })),
		localNames.look
	);
	stage.proxy.switch(/\.js$/, 'stall');
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(places.read(small.lamp.id), { waitUntil: 'commit' });
	await expect.poll(() => stage.proxy.asked(/\.js$/)).not.toEqual([]);
	await expect(page.locator('.body p').first()).toBeAttached();
	expect(await groundOf(page)).toBe(0);
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'black');
});
