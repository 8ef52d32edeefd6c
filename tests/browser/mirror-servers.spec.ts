// A mirror behind the servers that the docs set up, by the docs' own lines: opened, kept, brought up to date, and asked in the publisher's place.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { devices } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { verifyMirror } from '#lib/server/mirror/check.ts';
import {
	documentedServers,
	startDocumented,
	type DocumentedServer,
	type DocumentedServerName
} from '../stage/documented-server.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { findBlankPictures, Phone } from '../stage/phone.ts';
import type { PlainServer } from '../stage/plain-server.ts';
import { lampParagraphs, small, writePlainArticle } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { silence, watch } from '../stage/watch.ts';
import { parts, pattern, words } from './page-words.ts';
import { visitOnce } from './reader.ts';

const news = { id: 'newsaaa', title: 'Come after the copy was made' };

let folder = '';
let place = '';
let server: PlainServer | undefined;

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });
test.beforeEach(async ({ ownStage }) => {
	folder = makeFolder('mirror');
	place = makeFolder('server');
	await ownStage.mirror(folder);
});
test.afterEach(async () => {
	await server?.kill();
	server = undefined;
	removeFolder(folder);
	removeFolder(place);
});

async function serve(name: DocumentedServerName): Promise<PlainServer> {
	return (server = await startDocumented(name, folder, place));
}

async function publishNews(stage: Stage): Promise<void> {
	writePlainArticle(stage.contentFolder, news.id, news.title, 'It was copied while the server served.');
	await stage.publish();
	await stage.mirror(folder);
}

const each = Object.entries(documentedServers) as [DocumentedServerName, DocumentedServer][];
const hasNone = 'This machine has no such server; whoever runs the tests was told so.';

for (const [name, { program, isOpenToOthers, isTellingOfKeeping, isCompressing }] of each) {
	test(`a reader opened from ${name}, set up as the docs show, sees what is published later, and reads on when it is gone`, async ({
		browser,
		ownStage
	}) => {
		test.skip(program === '', hasNone);
		const { origin } = await serve(name);
		const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'en-GB', baseURL: origin });
		const heard = await watch(context, origin);
		const phone = new Phone(await context.newPage(), origin);
		const { page } = phone;
		await visitOnce(page);
		const manifest = await (await context.newCDPSession(page)).send('Page.getAppManifest');
		expect(manifest).toMatchObject({ url: `${origin}/manifest.webmanifest`, errors: [] });
		await publishNews(ownStage);
		await phone.stopWorkers();
		await page.goto(places.library);
		await expect.poll(async () => (await phone.readiness([news.id])).states[news.id]).toBe('kept');
		await server?.kill();
		heard.errors.length = 0;
		await page.goto(places.library);
		await page.getByRole('link', { name: news.title }).click();
		await expect(parts.headline(page)).toHaveText(news.title);
		await page.goto(`${places.read(small.lamp.id)}/`);
		await expect(page.locator('.body p', { hasText: 'Paragraph' })).toHaveCount(lampParagraphs);
		await expect(page.locator('article picture img')).not.toHaveCount(0);
		expect(await findBlankPictures(page)).toEqual([]);
		expect({ ...heard, errors: [] }).toEqual(silence);
		await context.close();
	});

	test(`${name}, set up as the docs show, answers whole, with the types and the words that the docs name`, async () => {
		test.skip(program === '', hasNone);
		const { origin } = await serve(name);
		expect((await verifyMirror(origin, undefined)).troubles).toEqual([]);
		const ask = async (path: string) => {
			const { status, headers } = await fetch(`${origin}${path}`);
			return { status, type: headers.get('content-type') ?? '', headers };
		};
		for (const [path, type] of [
			['/', /^text\/html/],
			[places.read(small.lamp.id), /^text\/html/],
			[places.worker, /^(text|application)\/javascript/],
			['/manifest.webmanifest', /^application\/manifest\+json$/],
			[places.contents, /^(?!text\/html)/]
		] as const) {
			const { status, type: told, headers } = await ask(path);
			expect([path, status, told]).toEqual([path, 200, expect.stringMatching(type)]);
			expect(headers.get('cache-control'), path).toBe(isTellingOfKeeping ? 'no-cache' : null);
			expect(headers.get('access-control-allow-origin'), path).toBe(isOpenToOthers ? '*' : null);
		}
		for (const kind of ['a', 'i', 's', 'pack', '_app/immutable']) {
			const [file = ''] = readdirSync(join(folder, kind)).filter(
				(each) => !kind.startsWith('_') || each.endsWith('.js')
			);
			const { headers } = await ask(`/${kind}/${file}`);
			expect(headers.get('cache-control'), kind).toBe(
				isTellingOfKeeping ? 'public, max-age=31536000, immutable' : null
			);
			expect(headers.get('access-control-allow-origin'), kind).toBe(isOpenToOthers ? '*' : null);
			if (kind === 'i') expect(headers.get('content-encoding')).toBeNull();
			if (kind === '_app/immutable') expect(headers.get('content-encoding')).toBe(isCompressing ? 'gzip' : null);
		}
		const { status, type } = await ask('/nothing');
		expect([status, type]).toEqual([404, expect.stringMatching(/^text\/html/)]);
	});
}

for (const [name, { program, isOpenToOthers }] of each) {
	// What says nothing of other origins is read by phones that were there alone
	if (!isOpenToOthers) continue;
	test(`the phone of a publisher who is cut off takes news from ${name}, set up as the docs show, and believes nothing that is not signed`, async ({
		ownStage,
		keptPhone: phone,
		page
	}) => {
		test.skip(program === '', hasNone);
		const { origin } = await serve(name);
		await phone.ask({ kind: 'mirrors', byHand: [origin] });
		await ownStage.server.kill();
		await publishNews(ownStage);
		// One letter other than what was signed
		const head = join(folder, places.contents);
		const right = readFileSync(head, 'utf8');
		const wrong = right.replace('The stage', 'The snake');
		expect(wrong).not.toBe(right);
		writeFileSync(head, wrong);
		expect(await phone.faultOf({ kind: 'refresh' })).toBe('unreachable');
		writeFileSync(head, right);
		expect(await phone.keepAll()).toEqual([]);
		expect(await phone.wrongBytes()).toEqual([]);
		await page.goto(places.library);
		await expect(page.getByText(pattern(words.network.mirror)).first()).toBeVisible();
		await page.getByRole('link', { name: news.title }).click();
		await expect(parts.headline(page)).toHaveText(news.title);
	});
}
