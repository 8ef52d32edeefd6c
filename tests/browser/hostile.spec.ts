// Hostile markup, cleaned by the press, is put before a real browser with no policy to help: nothing runs, nothing is asked for.
import { cleanBody } from '#lib/server/press/clean.ts';
import { expect, test } from '../stage/fixtures.ts';
import { hostileCases } from '../press/hostile-cases.ts';
import type { Page } from '@playwright/test';
import { blankPath } from '../stage/proxy.ts';

/** Paints markup as a whole document on the blank page, which has no policy, and touches everything in it. @returns whether it ran */
async function runs(page: Page, html: string): Promise<boolean> {
	await page.goto(blankPath);
	await page.setContent(`<!doctype html><html lang="en"><title>Hostile</title><body><main>${html}</main>`, {
		waitUntil: 'commit'
	});
	return page.evaluate(async () => {
		for (const element of document.querySelectorAll<HTMLElement>('main *')) {
			element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
			element.dispatchEvent(new FocusEvent('focus'));
			if (!(element instanceof HTMLAnchorElement) || element.protocol === 'javascript:') element.click();
		}
		// A script set going by a link or a broken picture runs in a task of its own, before the frame after the next
		for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
		return (globalThis as { hasRun?: boolean }).hasRun === true;
	});
}

/** How many cleaned cases are put on one page; where anything runs there, each is tried by itself. */
const together = 20;

test.beforeEach(async ({ context }) => {
	await context.addInitScript(() => {
		Object.assign(globalThis, { hasRun: false, ran: () => Object.assign(globalThis, { hasRun: true }) });
	});
});

test('not one case runs when it has been cleaned', async ({ page, context }) => {
	test.slow();
	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	const cleaned = hostileCases.map(({ name, html }) => ({ name, html: cleanBody(html) }));
	const ran: string[] = [];
	for (let first = 0; first < cleaned.length; first += together) {
		const some = cleaned.slice(first, first + together);
		if (!(await runs(page, some.map(({ html }) => `<section>${html}</section>`).join('')))) continue;
		for (const { name, html } of some) if (await runs(page, html)) ran.push(name);
		if (ran.length === 0) ran.push(`several of ${some.map(({ name }) => name).join(', ')}`);
	}
	expect(ran).toEqual([]);
	expect(asked.filter((url) => /evil|attacker/.test(url))).toEqual([]);
	expect(hostileCases.length).toBeGreaterThan(50);
});

test('uncleaned, many of them run, so that the test above can fail', async ({ page, context }) => {
	test.slow();
	context.on('dialog', (dialog) => void dialog.dismiss());
	let ran = 0;
	for (const { html } of hostileCases) {
		if (await runs(page, html).catch(() => false)) ran += 1;
		if (ran > 20) return;
	}
	expect(ran).toBeGreaterThan(20);
});
