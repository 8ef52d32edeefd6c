// The scenarios a browser test starts from, by name; each test has a network and a phone of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { removeFolder, root } from './folders.ts';
import { Phone } from './phone.ts';
import { press, pressShipped, pressSmall, type Pressed } from './press.ts';
import { findSecondBuild } from './second-build.ts';
import { writePlainArticle } from './small-edition.ts';
import { Stage } from './stage.ts';

/** An article that only the stranger publishes. */
export const strangerTitle = 'An article by somebody else';

interface Scenarios {
	/** The small edition on a server that this test may kill, and a network that it may break. */
	stage: Stage;
	/** The same with a store of its own, for tests that publish or deploy. */
	ownStage: Stage;
	/** The same articles and one more from a publisher with another key. */
	strangerStage: Stage;
	/** The edition that ships. */
	shippedStage: Stage;
	/** A phone that has seen nothing yet. */
	phone: Phone;
	/** A phone with the worker and the whole small edition, brought by the worker's own messages, on the blank page. */
	keptPhone: Phone;
}

interface Standing {
	builtFolder: string;
	secondBuild: { buildFolder: string };
	smallEdition: Pressed;
	shippedEdition: Pressed;
	smallStage: Stage;
	standingShipped: Stage;
}

export const test = base.extend<Scenarios, Standing>({
	builtFolder: [
		async ({}, use) => {
			const folder = process.env['SHYRAQ_BUILD_DIR'] ?? join(root, 'build');
			if (!existsSync(join(folder, 'handler.js'))) throw new Error('There is no build: run "npm run build" first.');
			await use(folder);
		},
		{ scope: 'worker' }
	],
	// A build takes a while, and only the tests of updates wait for it
	secondBuild: [
		async ({}, use) => use({ buildFolder: await findSecondBuild() }),
		{ scope: 'worker', timeout: 300_000 }
	],
	smallEdition: [
		async ({}, use) => {
			const pressed = await pressSmall();
			await use(pressed);
			removeFolder(pressed.contentFolder);
			removeFolder(pressed.dataFolder);
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	shippedEdition: [
		async ({}, use) => {
			await use(await pressShipped());
		},
		{ scope: 'worker', timeout: 600_000 }
	],
	smallStage: [
		async ({ smallEdition, builtFolder }, use) => {
			const stage = await Stage.set(smallEdition, builtFolder);
			await use(stage);
			await stage.strike();
		},
		{ scope: 'worker', timeout: 300_000 }
	],
	standingShipped: [
		async ({ shippedEdition, builtFolder }, use) => {
			const stage = await Stage.set(shippedEdition, builtFolder);
			await use(stage);
			await stage.strike();
		},
		{ scope: 'worker', timeout: 300_000 }
	],
	stage: async ({ smallStage }, use) => {
		await smallStage.reset();
		await use(smallStage);
	},
	ownStage: async ({ smallEdition, builtFolder }, use) => {
		const stage = await Stage.set(smallEdition, builtFolder);
		await use(stage);
		await stage.strike();
	},
	strangerStage: async ({ builtFolder }, use) => {
		const pressed = await pressSmall();
		writePlainArticle(pressed.contentFolder, 'forgedd', strangerTitle, 'Not by the publisher whom this phone knows.');
		await press(pressed);
		const stage = await Stage.set(pressed, builtFolder);
		await use(stage);
		await stage.strike();
		removeFolder(pressed.contentFolder);
		removeFolder(pressed.dataFolder);
	},
	shippedStage: async ({ standingShipped }, use) => {
		await standingShipped.reset();
		await use(standingShipped);
	},
	// Tests of other stages say so with `test.use` in their file
	baseURL: async ({ stage }, use) => use(stage.origin),
	phone: async ({ page, baseURL }, use) => use(new Phone(page, baseURL ?? '')),
	keptPhone: async ({ phone }, use) => {
		const installed = await phone.installWorker();
		const faults = await phone.keepAll();
		if (installed !== 'controlled' || faults.length > 0)
			throw new Error(`the phone was not made ready: ${faults.join()}`);
		await use(phone);
	}
});

export { expect } from '@playwright/test';
