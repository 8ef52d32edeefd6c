// The library is brought over a slow line, and at moments by chance the worker, the tab or the whole browser dies: nothing kept is lost.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { auditPhone, findLost, type Audit } from '../stage/audit.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Phone } from '../stage/phone.ts';
import { Profile } from '../stage/profile.ts';
import { blankPath } from '../stage/proxy.ts';
import { paragraph, small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { makeRandom } from '../store/random.ts';
import { bookmark, readUpTo, visitOnce } from './reader.ts';

/** Deaths of each kind; more where somebody has the time. */
const rounds = Number(process.env['SHYRAQ_DEATHS'] ?? 3);
/** A death comes so long at most after something was asked for: a text takes 200 ms on this line, a pack some seconds. */
const longestMs = 900;
/** More than the slow line brings in all rounds together. */
const added = 50;
const all = smallCounts.articles + added;
/** What the library is made of: the rest of the app comes at full speed. */
const pieces = /^\/(a|i)\//;
const packs = /^\/pack\//;

interface Scene {
	stage: Stage;
	profile: Profile;
	/** The tab in which the library is being brought. */
	page: Page;
}

/** Each way to die gives the tab that is open after it. */
const deaths: Record<string, { seed: number; die: (scene: Scene) => Promise<Page> }> = {
	'its worker stopped': {
		seed: 11,
		async die({ stage, page }) {
			stage.proxy.forget();
			await new Phone(page, stage.origin).stopWorkers();
			// Nobody opens anything: the page itself goes on with another worker
			await untilAsked(stage);
			return page;
		}
	},
	'its tab closed': {
		seed: 22,
		async die({ page }) {
			const next = await page.context().newPage();
			await page.close();
			return next;
		}
	},
	'its browser killed': {
		seed: 33,
		async die({ profile }) {
			await profile.kill();
			return profile.start();
		}
	}
};

function idOf(number: number): string {
	const letter = (digit: number): string => 'abcdefghij'[digit] ?? 'a';
	return `many${[...String(number).padStart(3, '0')].map((digit) => letter(Number(digit))).join('')}`;
}

async function publishMany(stage: Stage): Promise<void> {
	for (let number = 0; number < added; number += 1) {
		const text = Array.from({ length: 20 }, (_, at) => paragraph(number * 20 + at)).join('\n\n');
		writePlainArticle(stage.contentFolder, idOf(number), `One of many, number ${number}`, text);
	}
	await stage.publish();
}

/** The library comes, slowly. What was asked for while the line was silent breaks off, and is asked for again. */
function openLine({ proxy }: Stage): void {
	proxy.mend();
	proxy.forbidStoring();
	proxy.switch(pieces, 'throttled');
	// A pack begins anew after each death, and would bring nothing new in so short a time
	proxy.switch(packs, 'status-404');
	proxy.forget();
	proxy.cutAll();
}

/** No byte of the library comes any more, and nobody says so. */
function silenceLine({ proxy }: Stage): void {
	proxy.switch(/^\/(a|i|pack)\//, 'stall');
	proxy.cutAll();
}

async function untilAsked(stage: Stage): Promise<void> {
	await expect.poll(() => stage.proxy.asked(pieces).length, { intervals: [20] }).toBeGreaterThan(0);
}

function countTexts({ kept }: Audit): number {
	return Object.keys(kept).filter((name) => name.startsWith('text ')).length;
}

/** The added texts that are kept and bear no mark yet. */
function listUnmarked({ kept, marks }: Audit): string[] {
	const isUnmarked = (name: string) => !(name.replace('text ', 'bookmarks article:') in marks);
	return Object.keys(kept).filter((name) => name.startsWith('text many') && isUnmarked(name));
}

for (const [name, { seed, die }] of Object.entries(deaths)) {
	test(`a library on its way, ${name} ${rounds} times, keeps all that it had, and comes whole in the end`, async ({
		ownStage: stage
	}) => {
		// On a busy machine a browser alone takes seconds to start, and there are seven
		test.slow();
		const random = makeRandom(seed);
		await publishMany(stage);
		openLine(stage);
		const profile = new Profile(stage.origin);
		try {
			let page = await profile.start();
			await page.goto(places.read(small.lamp.id));
			await readUpTo(page, 22);
			// One of them is opened and marked in each round, though nothing more may come in between
			await expect.poll(async () => listUnmarked(await auditPhone(page)).length).toBeGreaterThanOrEqual(rounds);
			silenceLine(stage);
			let before = await auditPhone(page);
			for (let round = 1; round <= rounds; round += 1) {
				const [next = ''] = listUnmarked(before);
				expect(next).not.toBe('');
				await page.goto(places.read(next.replace('text ', '')));
				await bookmark(page);
				const marked = { ...before, marks: (await auditPhone(page)).marks };
				expect(Object.keys(marked.marks)).toHaveLength(1 + round);
				openLine(stage);
				await untilAsked(stage);
				await new Promise((resolve) => setTimeout(resolve, random() * longestMs));
				page = await die({ stage, profile, page });
				silenceLine(stage);
				await page.goto(blankPath);
				const now = await auditPhone(page);
				const told = `seed ${seed}, round ${round}`;
				expect(now.breaches, told).toEqual([]);
				expect(findLost(marked, now), told).toEqual([]);
				// Else nothing would have been on its way
				expect(countTexts(now), told).toBeLessThan(all);
				before = now;
			}
			stage.proxy.mend();
			await visitOnce(page);
			const end = await auditPhone(page);
			expect(end.breaches).toEqual([]);
			expect(findLost(before, end)).toEqual([]);
			expect(countTexts(end)).toBe(all);
			expect(Object.keys(end.kept)).toHaveLength(all + smallCounts.pictures);
			expect(await new Phone(page, stage.origin).wrongBytes()).toEqual([]);
		} finally {
			await profile.remove();
		}
	});
}

test('a browser killed while packs come, again and again, keeps each of their lines that was kept', async ({
	ownStage: stage
}) => {
	test.slow();
	await publishMany(stage);
	stage.proxy.forbidStoring();
	stage.proxy.switch(packs, 'throttled');
	const profile = new Profile(stage.origin);
	try {
		let page = await profile.start();
		let before: Audit | undefined;
		for (let round = 1; round <= rounds; round += 1) {
			stage.proxy.forget();
			await page.goto(places.library);
			const had = before === undefined ? 0 : countTexts(before);
			if (had === all) break;
			await expect.poll(() => stage.proxy.asked(packs).length, { intervals: [20] }).toBeGreaterThan(0);
			// Some of a pack, or the next one, is here
			await expect
				.poll(async () => countTexts((before = await auditPhone(page))), { intervals: [20], timeout: 60_000 })
				.toBeGreaterThan(had);
			await profile.kill();
			page = await profile.start();
			stage.proxy.switch(/^\/(a|i|pack)\//, 'stall');
			await page.goto(blankPath);
			const now = await auditPhone(page);
			expect(now.breaches, `round ${round}`).toEqual([]);
			expect(findLost(before ?? now, now), `round ${round}`).toEqual([]);
			if (round === 1) expect(countTexts(now)).toBeLessThan(all);
			before = now;
			stage.proxy.mend();
			stage.proxy.switch(packs, 'throttled');
		}
		stage.proxy.mend();
		await visitOnce(page);
		const end = await auditPhone(page);
		expect(end.breaches).toEqual([]);
		expect(findLost(before ?? end, end)).toEqual([]);
		expect(countTexts(end)).toBe(all);
		expect(await new Phone(page, stage.origin).wrongBytes()).toEqual([]);
	} finally {
		await profile.remove();
	}
});
