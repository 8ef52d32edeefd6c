// A connection of the test's own choosing, as the browser would tell of it (Network Information): its kind, and whether data is saved.
import type { Page } from '@playwright/test';

/** What the browser says of the connection. */
export interface Said {
	type: 'cellular' | 'wifi';
	saveData?: boolean;
}

/** From now on the pages of this tab are told so: the one that is open by a `change`, those that come from their start. */
export async function sayConnection(page: Page, said: Said): Promise<void> {
	await page.addInitScript(put, said);
	await page.evaluate(put, said);
}

/** Runs in a page. */
function put({ type, saveData = false }: Said): void {
	const there = (navigator as Navigator & { connection?: EventTarget & { isOfStage?: true } }).connection;
	const connection = there?.isOfStage === true ? there : Object.assign(new EventTarget(), { isOfStage: true });
	Object.assign(connection, { type, saveData });
	Object.defineProperty(navigator, 'connection', { configurable: true, value: connection });
	connection.dispatchEvent(new Event('change'));
}
