// The editor's desk walked in a browser: in by the key, a feed followed, one that fails, articles changed, files brought twice.
import type { Page } from '@playwright/test';
import { objections } from './axe.ts';
import { deskTest as test, expect, writeNote } from './desk-stage.ts';

/** Waits until what was done is published. */
async function published(page: Page): Promise<void> {
	await expect(page.locator('[data-standing=published]')).toBeVisible({ timeout: 60_000 });
}

async function enter(page: Page, origin: string, key: string): Promise<void> {
	await page.goto(`${origin}/desk`);
	await page.getByLabel('Key').fill(key);
	await page.getByRole('button', { name: 'Log in' }).click();
	await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
}

test('a wrong key is told so; the right one leads to the sources, and out again', async ({ page, desk }) => {
	await page.goto(`${desk.origin}/desk/articles`);
	await page.getByLabel('Key').fill('not the key');
	await page.getByRole('button', { name: 'Log in' }).click();
	await expect(page.getByRole('alert')).toContainText('That is not the key');
	expect(await objections(page)).toEqual([]);
	await page.getByLabel('Key').fill(desk.key);
	await page.getByRole('button', { name: 'Log in' }).click();
	await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
	await page.getByRole('button', { name: 'Log out' }).click();
	await page.goto(`${desk.origin}/desk`);
	await expect(page.getByLabel('Key')).toBeVisible();
});

test('an editor follows, corrects, orders, retracts, and is told what fails', async ({ page, desk }) => {
	test.setTimeout(300_000);
	await enter(page, desk.origin, desk.key);
	await page.getByLabel('Address of a site').fill(`${desk.site}/`);
	await page.getByRole('button', { name: 'Follow' }).click();
	await page.getByText('چراغ').click();
	await page.getByRole('button', { name: 'Follow' }).click();
	await expect(page.getByText('2 new.')).toBeVisible({ timeout: 60_000 });
	expect(await objections(page)).toEqual([]);

	await page.goto(`${desk.origin}/desk`);
	await page.getByLabel('Address of a site').fill(`${desk.site}/nothing`);
	await page.getByRole('button', { name: 'Follow' }).click();
	await expect(page.getByRole('alert')).toContainText('404', { timeout: 60_000 });

	desk.breakFeed();
	await page.goto(`${desk.origin}/desk`);
	await page.getByRole('button', { name: 'Refresh now' }).click();
	await expect(page.locator('.trouble').first()).toContainText('500', { timeout: 60_000 });
	await page.goto(`${desk.origin}/desk`);
	await expect(page.getByText('In trouble')).toBeVisible();
	expect(await objections(page)).toEqual([]);

	await page.goto(`${desk.origin}/desk/articles?words=harbour`);
	await page.getByRole('link', { name: 'The harbour opens' }).click();
	await page.getByLabel('Title').fill('The harbour opens at noon');
	await page.getByRole('button', { name: 'Publish the correction' }).click();
	await expect(page.getByText('Changed by you.')).toBeVisible();
	await published(page);
	expect(await objections(page)).toEqual([]);
	expect(await desk.readerSees('The harbour opens at noon')).toBe(true);

	await page.goto(`${desk.origin}/desk/articles`);
	for (const name of ['The harbour opens at noon', 'Bread is baked'])
		await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Pin' }).click();
	await page.goto(`${desk.origin}/desk/front`);
	await expect(page.getByRole('listitem').first()).toContainText('Bread is baked');
	await page.getByRole('button', { name: 'Down: Bread' }).click();
	await expect(page.getByRole('listitem').first()).toContainText('The harbour');
	const grip = page.locator('.grip').nth(1);
	await grip.hover();
	await page.mouse.down();
	await page.mouse.move(40, (await page.getByRole('listitem').first().boundingBox())?.y ?? 0, { steps: 5 });
	await page.mouse.up();
	await expect(page.getByRole('listitem').first()).toContainText('Bread is baked');
	await published(page);
	expect(await objections(page)).toEqual([]);

	await page.getByRole('link', { name: 'The harbour opens at noon' }).click();
	await page.getByText('Retract …').click();
	await page.getByRole('button', { name: 'Retract this article' }).click();
	await expect(page.getByText('This article is retracted')).toBeVisible();
	await published(page);
	expect(await desk.readerSees('The harbour opens at noon')).toBe(false);
});

test('Enter publishes a correction; one that is sent after the session has ended comes back as it was typed', async ({
	page,
	desk
}) => {
	test.setTimeout(180_000);
	await enter(page, desk.origin, desk.key);
	await page.getByLabel('Address of a site').fill(`${desk.site}/fa.xml`);
	await page.getByLabel('Address of a site').press('Enter');
	await page.getByRole('link', { name: 'The harbour opens' }).click({ timeout: 60_000 });
	await page.getByLabel('Title').fill('The harbour opens at noon');
	await page.getByLabel('Title').press('Enter');
	await expect(page.getByText('The correction is taken')).toBeVisible();
	await expect(page.getByText('Changed by you.')).toBeVisible();
	await page.getByLabel('Tags').fill('harbour');
	await page.getByLabel('Tags').press('Enter');
	await expect(page.getByText('The correction is taken')).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('The harbour opens at noon');
	await expect(page.getByLabel('Tags')).toHaveValue('harbour');

	const text = `<p>A text "of my own" & its quotes.</p>\n<p>${'Over two lines. '.repeat(6_000)}</p>`;
	await page.getByLabel('Title').fill('Typed late');
	await page.getByLabel('Text').fill(text);
	await page.context().clearCookies({ name: 'shyraq-desk' });
	await page.getByRole('button', { name: 'Publish the correction' }).click();
	await expect(page.getByRole('alert')).toContainText('Nothing that you typed is lost');
	expect(await objections(page)).toEqual([]);
	await page.getByLabel('Key').fill(desk.key);
	await page.getByLabel('Key').press('Enter');
	await expect(page.getByText('was not sent yet')).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('Typed late');
	await expect(page.getByLabel('Text')).toHaveValue(text);
	expect(await objections(page)).toEqual([]);

	await page.getByLabel('Language').fill('zzzzzzzzz zz');
	await page.getByRole('button', { name: 'Publish the correction' }).click();
	await expect(page.getByRole('alert')).toContainText('The language must be');
	await page.getByLabel('Language').fill('kk');
	await page.getByRole('button', { name: 'Publish the correction' }).click();
	await expect(page.getByText('The correction is taken')).toBeVisible();
	await published(page);
	expect(await desk.readerSees('Typed late')).toBe(true);
});

test('a word longer than the screen makes no page of the desk wider than it', async ({ page, desk }) => {
	test.setTimeout(120_000);
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, desk.origin, desk.key);
	await page.getByLabel('Address of a site').fill(`${desk.site}/long.xml`);
	await page.getByRole('button', { name: 'Follow' }).click();
	await expect(page.getByText('1 new.')).toBeVisible({ timeout: 60_000 });
	const width = () => page.evaluate(() => document.documentElement.scrollWidth);
	expect(await width()).toBe(360);
	await page.getByRole('link', { name: 'Unbroken' }).click();
	await page.getByRole('button', { name: 'Pin' }).click();
	for (const path of ['', '/articles', '/front', '/files']) {
		await page.goto(`${desk.origin}/desk${path}`);
		for (const part of await page.locator('details.confirm > summary').all()) await part.click();
		expect(await width(), path).toBe(360);
	}
	await page.getByRole('link', { name: 'Articles' }).click();
	await page.getByRole('link', { name: 'Unbroken' }).last().click();
	expect(await width()).toBe(360);
});

test('files come in with a report for each, and twice is once', async ({ page, desk }) => {
	test.setTimeout(180_000);
	await enter(page, desk.origin, desk.key);
	const files = [
		writeNote('note.md', '# A note\n\nThe lamp was lit.'),
		writeNote('bad.epub', 'PK\u0003\u0004 no book')
	];
	for (const became of ['New', 'Here already']) {
		await page.goto(`${desk.origin}/desk/files`);
		await page.getByLabel('Files').setInputFiles(files);
		await page.getByRole('button', { name: 'Bring them in' }).click();
		const note = page.getByRole('listitem').filter({ hasText: 'A note' });
		await expect(note.getByText(became)).toBeVisible({ timeout: 60_000 });
		await expect(page.getByRole('listitem').filter({ hasText: 'bad.epub' }).first()).toContainText('Refused');
		await page.reload();
		await expect(note.getByText(became)).toBeVisible();
	}
	expect(await objections(page)).toEqual([]);
});

test('with scripts off a feed is followed all the same', async ({ browser, desk }) => {
	test.setTimeout(120_000);
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await enter(page, desk.origin, desk.key);
	await page.getByLabel('Address of a site').fill(`${desk.site}/fa.xml`);
	await page.getByRole('button', { name: 'Follow' }).click();
	await expect(page.getByText('2 new.')).toBeVisible({ timeout: 60_000 });
	await page.context().close();
});
