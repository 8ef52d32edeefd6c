// Looking for another build of the app, as a browser does by itself now and then.
import type { Page } from '@playwright/test';

/** Looks for another worker, and waits until what was found is installed or thrown away. */
export async function lookForBuild(page: Page): Promise<{ isSame: boolean; isWaiting: boolean }> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const before = registration.active;
		await registration.update().catch((refused: unknown) => refused);
		const found = registration.installing;
		if (found !== null) {
			await new Promise<void>((resolve) => {
				found.addEventListener('statechange', () => resolve(), { once: true });
			});
		}
		return { isSame: registration.active === before, isWaiting: registration.waiting !== null };
	});
}
