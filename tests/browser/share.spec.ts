// What the phone's share sheet brings: it waits in the dark, is seen to wait, and goes when the desk answers; the desk itself in the dark.
import type { Locator, Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { outboxWords as outbox } from '#lib/words/outbox/en.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { expect, test } from '../stage/fixtures.ts';
import { objections } from './axe.ts';
import { words } from './page-words.ts';
import { screens, spillOf, visitOnce } from './reader.ts';

const shared = 'https://lamp.example/oil?page=2';

const json = (status: number, kind: string, sentence = '') => ({
	status,
	headers: { 'content-type': 'application/json' },
	bytes: Buffer.from(JSON.stringify({ kind, sentence }))
});
const row = (page: Page): Locator => page.locator('.outbox li');
const save = (page: Page): Locator => page.getByRole('button', { name: outbox.save });
/** As Android's share sheet opens the app. */
const share = (page: Page, parts: Record<string, string>) => page.goto(`${places.share}?${new URLSearchParams(parts)}`);

test('shared in the dark, an address waits where it is seen, survives the worker and the page, and goes when the desk answers', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await share(page, { title: 'Oil lamps', text: `Read this: ${shared}` });
	await expect(page).toHaveURL(/\/saved#outbox$/);
	await expect(row(page)).toContainText('Oil lamps');
	await expect(row(page)).toContainText(outbox.states.asked);
	expect(await objections(page)).toEqual([]);
	await save(page).click();
	await expect(row(page)).toContainText(outbox.states.waiting);
	await stopWorkers(page);
	await page.goto(places.saved);
	await expect(row(page)).toContainText(outbox.states.waiting);
	stage.proxy.forget();
	stage.proxy.switch(places.deskSave, json(200, 'taken', 'Taken.'));
	await stage.server.start();
	await page.reload();
	await expect(row(page)).toContainText(outbox.states.sent);
	expect(stage.proxy.posted(places.deskSave)).toEqual([String(new URLSearchParams({ url: shared }))]);
});

test('shared twice it is one, taken away it can be had back, and without an address one sentence says so', async ({
	page
}) => {
	await visitOnce(page);
	await share(page, { url: shared });
	await share(page, { text: `${shared}#part` });
	await expect(row(page)).toHaveCount(1);
	await page.getByRole('button', { name: outbox.remove }).click();
	await expect(row(page)).toHaveCount(0);
	await page.getByRole('button', { name: words.saved.undo }).click();
	await expect(row(page)).toContainText('lamp.example/oil?page=2');
	for (const hostile of ['javascript:alert(1)', 'data:text/html,<script>x</script>', 'no address at all']) {
		await share(page, { url: hostile, title: '<img src=x onerror=alert(1)>' });
		await expect(page.getByRole('alert')).toHaveText(outbox.none);
		await expect(row(page)).toHaveCount(1);
	}
});

test('the desk refuses in its own sentence, and where it does not know the reader it says to sign in', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	stage.proxy.switch(places.deskSave, json(401, 'no'));
	await share(page, { url: shared, title: '<b>Oil</b>' });
	await save(page).click();
	await expect(row(page)).toContainText(outbox.states['sign-in']);
	await expect(row(page)).toContainText('<b>Oil</b>');
	await expect(page.getByRole('link', { name: outbox.desk })).toHaveAttribute('href', places.desk);
	stage.proxy.switch(places.deskSave, json(200, 'refused', 'lamp.example gave a picture, not a page.'));
	await page.reload();
	await expect(row(page)).toContainText('lamp.example gave a picture, not a page.');
	stage.proxy.switch(places.deskSave, json(200, 'queued', 'Queued.'));
	await page.getByRole('button', { name: outbox.again }).click();
	await expect(row(page)).toContainText(outbox.states.sent);
});

test('without a worker in between, the page itself takes in what was shared', async ({ stage, page }) => {
	await stage.server.start();
	await share(page, { url: shared });
	await expect(row(page)).toContainText(outbox.states.asked);
	await expect(page).toHaveURL(/\/saved#outbox$/);
	await page.reload();
	await expect(row(page)).toHaveCount(1);
});

test('in the dark the desk says that it needs the network, and never that an article is lacking', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	stage.proxy.switch(places.desk, {
		status: 200,
		headers: { 'content-type': 'text/html' },
		bytes: Buffer.from('<!doctype html><title>Desk</title><h1>The desk as it came</h1>')
	});
	await page.goto(places.desk);
	await expect(page.getByRole('heading')).toHaveText('The desk as it came');
	await stage.server.kill();
	stage.proxy.mend();
	for (const path of [places.desk, `${places.desk}/sources`]) {
		expect((await page.goto(path))?.status()).toBe(503);
		await expect(page.getByRole('heading')).toHaveText(words.paint.notices.desk.title);
		await expect(page.getByText(words.paint.notices.absent.text)).toHaveCount(0);
	}
});

// Looked at by eye: SHYRAQ_SHOTS names a folder
const shots = process.env['SHYRAQ_SHOTS'];
test('the outbox fits a small screen and a larger one, in every language', async ({ stage, page }) => {
	await visitOnce(page);
	await page.goto(places.saved);
	await expect(page.locator('html')).toHaveAttribute('data-alive', /./);
	stage.proxy.switch(places.deskSave, json(200, 'refused', 'lamp.example gave a picture, not a page.'));
	await share(page, {
		url: `${shared}&long=${'abcdefghij'.repeat(12)}`,
		title: 'A rather long title of a page about oil lamps and their wicks'
	});
	await page.getByRole('button', { name: outbox.save }).click();
	await expect(row(page)).toContainText('gave a picture');
	await share(page, { text: shared, title: 'Oil lamps' });
	for (const [language, scheme, width, height] of screens) {
		await page.setViewportSize({ width, height });
		await page.emulateMedia({ colorScheme: scheme });
		await page.goto(`/${language}${places.saved}`);
		await expect(row(page)).toHaveCount(2);
		expect(await spillOf(page), language).toBe(0);
		if (shots !== undefined)
			await page.screenshot({ path: `${shots}/outbox-${language}-${scheme}-${width}.png`, fullPage: true });
	}
});
