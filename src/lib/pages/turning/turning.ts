// The room `turning`: the text a page at a time, by tap, key or sweep. It scrolls by whole lines, so that selecting, finding and the place kept work as ever.
import css from '../../../styles/turning.css?inline';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { readBands } from '#lib/reader/lines.ts';
import { backwardBy, forwardBy, shownPart, type Leaf } from './leaf.ts';
import { watchTurns, type Turn } from './turns.ts';

/** Begins to show pages. @returns how to stop */
export function turnPages(article: HTMLElement): () => void {
	adoptStyles(css);
	const root = document.documentElement;
	const main = article.closest('main') ?? article;
	const isRightToLeft = article.querySelector<HTMLElement>('.body')?.dir === 'rtl';
	const edges = [makeEdge('start'), makeEdge('end')] as const;
	const listening = new AbortController();
	const { signal } = listening;
	let frame = 0;
	let wasFirst = false;

	const leafNow = (): Leaf => {
		const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(root);
		const foot = document.querySelector('.voice-bar')?.getBoundingClientRect().top ?? innerHeight;
		return {
			top: Number.parseFloat(scrollPaddingTop) || 0,
			bottom: Math.min(foot, innerHeight - (Number.parseFloat(scrollPaddingBottom) || 0))
		};
	};
	const fit = (): void => {
		const isFirst = scrollY < 1;
		const shown = shownPart(readBands(main, 0, innerHeight), leafNow());
		edges[0].style.blockSize = `${isFirst ? 0 : shown.top}px`;
		edges[1].style.blockSize = `${innerHeight - shown.bottom}px`;
		if (isFirst) root.dataset['turned'] = 'no';
		// The bar that stands over the beginning would stand over a line anywhere else
		else if (wasFirst) root.dataset['turned'] = 'yes';
		wasFirst = isFirst;
	};
	const fitSoon = (): void => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(fit);
	};
	const turn = (to: Turn): void => {
		if (to === 'bar') {
			wasFirst = false;
			root.dataset['turned'] = root.dataset['turned'] === 'no' ? 'yes' : 'no';
			return;
		}
		const leaf = leafNow();
		const bands = readBands(main, -2 * innerHeight, 3 * innerHeight);
		const by = to === 'forward' ? forwardBy(bands, leaf) : (backwardBy(bands, leaf) ?? -scrollY);
		if (by === undefined) return;
		root.dataset['turned'] = 'yes';
		scrollBy({ top: by, behavior: 'instant' });
		fit();
	};

	document.body.append(...edges);
	addEventListener('scroll', fitSoon, { signal, passive: true });
	addEventListener('resize', fitSoon, { signal });
	const observer = new ResizeObserver(fitSoon);
	observer.observe(main);
	watchTurns(isRightToLeft, turn, signal);
	tellKeeper();
	return () => {
		listening.abort();
		observer.disconnect();
		cancelAnimationFrame(frame);
		for (const edge of edges) edge.remove();
		delete root.dataset['turned'];
		tellKeeper();
	};
}

/** The line at which one reads is another in pages: whoever keeps the place learns of it as of another window. */
function tellKeeper(): void {
	dispatchEvent(new Event('resize'));
}

/** A strip over the window's edge, in the colour of the ground, where half a line would stand. */
function makeEdge(side: 'start' | 'end'): HTMLElement {
	const edge = document.createElement('div');
	edge.className = `page-edge ${side}`;
	edge.ariaHidden = 'true';
	return edge;
}
