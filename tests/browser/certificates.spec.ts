// Over https, somebody else at the other end: a certificate that is not the publisher's never costs what is on the phone.
import { chromium, devices, type BrowserContext } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { makeCertificate, type Certificate } from '../stage/certificate.ts';
import { expect, test as base } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { Line } from '../stage/line.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { expectWhole, listArticles, visitOnce } from './reader.ts';

const right = makeCertificate();
/** A phone is told to trust the right key; every other certificate it judges as any phone does. */
const wrong: Record<string, Certificate> = {
	'of an authority that nobody knows': makeCertificate(),
	'that has run out': makeCertificate({ from: new Date('2024-01-01'), until: new Date('2025-01-01') }),
	'that is not valid yet': makeCertificate({ from: new Date('2046-01-01'), until: new Date('2047-01-01') }),
	'for another name': makeCertificate({ name: 'login.example' })
};

const test = base.extend<{ line: Line; secure: BrowserContext }>({
	line: async ({ stage }, use) => {
		const line = await Line.lay(stage.proxy.port, right);
		await use(line);
		await line.takeDown();
	},
	// Chromium honours the flag only where it is given a profile
	secure: async ({ line }, use) => {
		const folder = makeFolder('profile');
		const context = await chromium.launchPersistentContext(folder, {
			...devices['Pixel 7'],
			locale: 'en-GB',
			baseURL: line.origin,
			executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
			args: [`--ignore-certificate-errors-spki-list=${right.keyHash}`]
		});
		await use(context);
		await context.close();
		removeFolder(folder);
	}
});

test('behind certificates that are refused, everything opens, nothing is sent, and the reader is told', async ({
	stage,
	line,
	secure
}) => {
	const page = await secure.newPage();
	await visitOnce(page);
	const ready = page.getByRole('region', { name: words.ready.label });
	const articles = await listArticles(page);
	const names = Object.keys(wrong);
	expect(articles.length).toBeGreaterThan(names.length);
	for (const [index, name] of names.entries()) {
		await test.step(name, async () => {
			const certificate = wrong[name];
			if (certificate !== undefined) line.show(certificate);
			stage.proxy.forget();
			await page.goto(places.library);
			await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
			await parts.keep(page).click();
			await expect(ready).toContainText(words.network.unreachable);
			// Never opened before
			const { address, title } = articles[index] ?? { address: '', title: '' };
			await page.goto(address);
			await expect(parts.headline(page)).toHaveText(title);
			expect(await findBlankPictures(page)).toEqual([]);
			expect(stage.proxy.asked()).toEqual([]);
		});
	}
	line.show(right);
	await page.goto(places.library);
	await parts.keep(page).click();
	await expect(page.getByText(words.keep.done)).toBeVisible();
	await expect(ready).not.toContainText(words.network.unreachable);
	await expect.poll(() => stage.proxy.asked(places.contents).length).toBeGreaterThan(0);
});

test('where the line falls silent after the handshake, everything opens at once, and the reader is told', async ({
	stage,
	line,
	secure
}) => {
	const page = await secure.newPage();
	await visitOnce(page);
	line.become({ kind: 'silent' });
	stage.proxy.forget();
	await page.goto(places.library);
	await expectWhole(page);
	await parts.keep(page).click();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(await findBlankPictures(page)).toEqual([]);
	// What is here is counted all the same, whatever hangs
	await page.goto(places.library);
	await expectWhole(page);
	const ready = page.getByRole('region', { name: words.ready.label });
	await expect(ready).toContainText(words.network.unreachable, { timeout: 30_000 });
	expect(stage.proxy.asked()).toEqual([]);
});
