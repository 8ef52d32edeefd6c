// What axe objects to on a page, in the themes asked for: WCAG 2.2 AA, a line for each thing it finds.
import axe from 'axe-core';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules about what a theme changes; all others are asked once for each page. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe objects to on the page that is open, in the theme it wears, or in each of those given.
 * Axe is brought into the page once, and asked there for all of them.
 */
export async function objections(page: Page, themes: readonly string[] = []): Promise<string[]> {
	if (page.frames().length !== 1) throw new Error('only a page without frames is looked at whole');
	await page.evaluate(`globalThis.axe === undefined && (() => { ${axe.source} })()`);
	return page.evaluate(
		async ([tags, ofColour, themes]) => {
			const found: string[] = [];
			const ask = async (name: string, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<void> => {
				const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
				for (const { id, nodes } of violations)
					for (const { target, html, failureSummary } of nodes)
						found.push(`${name}: ${id} ${target.join(' ')} ${html}: ${failureSummary ?? ''}`);
			};
			if (themes.length === 0) await ask('as it is', { type: 'tag', values: tags });
			for (const [count, theme] of themes.entries()) {
				document.documentElement.setAttribute('data-theme', theme);
				await ask(theme, count === 0 ? { type: 'tag', values: tags } : { type: 'rule', values: ofColour });
			}
			return found;
		},
		[tags, ofColour, [...themes]] as const
	);
}
