// The edition as the front's markup lists it.
import type { Page } from '@playwright/test';

/** Address and title of each article, in the order of the front. */
export async function articlesOf(page: Page): Promise<{ address: string; title: string }[]> {
	return page
		.locator('ol.library h2 a')
		.evaluateAll((links) =>
			links.map((link) => ({ address: link.getAttribute('href') ?? '', title: link.textContent.trim() }))
		);
}
