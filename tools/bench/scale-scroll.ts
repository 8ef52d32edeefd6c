// Scrolls through the library's list as a quick finger does, and looks at every step whether there is something to read. Runs in the page.

/** What was seen on the way. */
export interface Scrolled {
	steps: number;
	/** Articles in the list at the end. */
	items: number;
	/** Places in the window where a headline should have been, each with how far the page was scrolled. */
	blanks: string[];
}

/**
 * Scrolls through the list, down to its end or up to its beginning; ends where nothing more has come for a while.
 * @param given `windows`: how far with every second frame, in heights of the window; below 0 for up. `most`: it ends when so many articles are in the list
 */
export async function scrollThrough(given: { windows: number; most?: number }): Promise<Scrolled> {
	const { windows, most = Infinity } = given;
	const mostStanding = 200;
	const list = document.querySelector('ol.library');
	const seen: Scrolled = { steps: 0, items: 0, blanks: [] };
	const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	/** The list's item at a height of the window; its gaps belong to the item above them. */
	const itemAt = (y: number): Element | undefined =>
		document
			.elementsFromPoint(innerWidth / 2, y)
			.concat(document.elementsFromPoint(innerWidth / 2, y - 12))
			.map((element) => element.closest('ol.library > li'))
			.find((item) => item !== null) ?? undefined;
	const look = (): void => {
		const { top, bottom } = list?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
		const isMore = document.querySelector('.older') !== null;
		for (const share of [0.2, 0.4, 0.6, 0.8]) {
			const y = innerHeight * share;
			// Above the list stands the head of the page; below it nothing should be seen before its end
			if (y < top || (y > bottom && !isMore)) continue;
			const headline = itemAt(y)?.querySelector('h2');
			const isThere =
				headline?.checkVisibility({ contentVisibilityAuto: true }) === true && headline.textContent !== '';
			if (!isThere) seen.blanks.push(`${share} of the window at ${Math.round(scrollY)}`);
		}
	};
	const count = (): number =>
		[...(list?.children ?? [])].reduce((sum, item) => sum + Number((item as HTMLElement).dataset['items'] ?? 1), 0);
	// Counted seldom: the list may be long
	const isFull = (): boolean => seen.steps % 8 === 0 && count() >= most;
	const isOver = (): boolean =>
		windows > 0 ? isFull() || (document.querySelector('.older') === null && isAtEnd()) : scrollY === 0;
	const isAtEnd = (): boolean => scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
	for (let stood = 0; !isOver() && stood < mostStanding;) {
		const before = scrollY;
		scrollBy({ top: windows * innerHeight, behavior: 'instant' });
		await twoFrames();
		look();
		seen.steps += 1;
		stood = scrollY === before ? stood + 1 : 0;
	}
	seen.items = count();
	return seen;
}
