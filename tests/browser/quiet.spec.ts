// Nothing about reading leaves the phone: a walk through all that a reader does, and every request of it looked at, word by word.
import type { Page } from '@playwright/test';
import { elementIds, languageCookie, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import type { Told } from '../stage/proxy.ts';
import { small } from '../stage/small-edition.ts';
import { lamp, openList, select, writeNote } from './marking.ts';
import { marksWords, parts } from './page-words.ts';
import { bookmark, openTool, readUpTo, untilAlive, visitOnce } from './reader.ts';

/** What is asked for its own sake, whatever is read: the list, a proof that the server answers, the app's own files. */
const ofTheApp =
	/^\/(contents|ping\?nonce=[\w-]+|service-worker\.js|manifest\.webmanifest|favicon\.ico|(_app|icons|s)\/[\w./-]+)$/;
/** Headers in which a page could say where it came from, or who asks. */
const telling = ['referer', 'cookie', 'authorization', 'etag', 'purpose', 'sec-purpose'];

const typed = { note: 'Grandmother kept the brass one', find: 'stairs', search: 'flame between' };

/** The hash of the article that is open. */
async function hashOf(page: Page): Promise<string> {
	const facts = (await page.locator(`#${elementIds.facts}`).textContent()) ?? '';
	return (JSON.parse(facts) as { hash: string }).hash;
}

/** What a request says of the reading, in words for a person; nothing where it says nothing. */
function leaksOf({ method, address, headers, body }: Told, secrets: readonly string[]): string[] {
	const text = [address, decodeURIComponent(address.replaceAll('+', ' ')), JSON.stringify(headers), body].join('\n');
	const said = telling.flatMap((name) => {
		const value = headers[name];
		// A language chosen in so many words is all that a cookie of ours may say
		const isLanguage = name === 'cookie' && RegExp(`^${languageCookie}=\\w\\w$`).test(String(value));
		// The browser itself looks for a newer worker, in the name of the worker and of no page
		const isWorker = name === 'referer' && String(value).endsWith(places.worker) && address === places.worker;
		return value === undefined || isLanguage || isWorker ? [] : [`${name}: ${String(value)}`];
	});
	return [
		...said,
		...secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase())),
		...(method === 'GET' && body === '' ? [] : [`${method} with ${body.length} signs`]),
		...(ofTheApp.test(address) ? [] : ['an address that is not the app’s'])
	].map((what) => `${method} ${address}: ${what}`);
}

test('reading, marking, noting and searching say nothing over the line, with the server there to hear it', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	stage.proxy.forget();
	await parts.articleLinks(page).filter({ hasText: small.lamp.title }).click();
	await untilAlive(page);
	const secrets = [small.lamp.id, small.table.id, await hashOf(page), ...Object.values(typed), 'Paragraph 14'];
	await readUpTo(page, 14);
	await select(page, 14, 0, 12);
	await parts.markPassage(page).click();
	await openList(page);
	await page
		.getByRole('dialog')
		.getByRole('button', { name: new RegExp(`^${marksWords.note}`) })
		.click();
	await writeNote(page, typed.note);
	await page.goto(lamp);
	await bookmark(page);
	await openTool(page, 'find');
	await page.getByRole('searchbox').fill(typed.find);
	await expect(page.locator('.find-bar .count')).not.toBeEmpty();
	await page.goto(places.search);
	await page.getByRole('main').getByRole('searchbox').fill(typed.search);
	await page.locator('ol.hits h3 a').first().click();
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await page.goto(places.read(small.table.id));
	await untilAlive(page);
	for (const address of [places.saved, places.settings, places.storage, places.ready, places.library]) {
		await page.goto(address);
		await expect(page.getByRole('navigation').first()).toBeVisible();
	}
	// Whoever hears nothing at all would find no leak either
	await expect.poll(() => stage.proxy.asked(places.contents)).not.toEqual([]);
	expect(stage.proxy.told().flatMap((told) => leaksOf(told, secrets))).toEqual([]);
});

test('an article that is kept is opened without the server being asked for it, and a leak would be seen', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	stage.proxy.forget();
	await page.goto(places.read(small.table.id));
	await untilAlive(page);
	const secrets = [small.table.id, await hashOf(page)];
	expect(stage.proxy.told().flatMap((told) => leaksOf(told, secrets))).toEqual([]);
	const leaky = `${places.ping}?nonce=${small.table.id}`;
	await page.evaluate((address) => fetch(address, { headers: { 'x-place': 'Paragraph 3' } }), leaky);
	const [leak] = stage.proxy.told().filter(({ address }) => address === leaky);
	expect(leak && leaksOf(leak, [...secrets, 'Paragraph 3'])).toHaveLength(2);
});
