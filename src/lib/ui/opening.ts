// A tap on a link that the worker cannot answer at once: the page stands still meanwhile, so it says what it waits for.

/** A document from this phone comes sooner than this. */
const quickMs = 1200;

/** Calls `onSlow` when a page that was asked for by a link does not come soon. @returns how to stop */
export function watchOpening(onSlow: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = (): void => clearTimeout(timer);
	const tapped = (event: MouseEvent): void => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		const isElsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link?.target;
		if (link === null || isElsewhere || link.origin !== location.origin) return;
		if (link.pathname === location.pathname && link.hash !== '') return;
		stop();
		timer = setTimeout(onSlow, quickMs);
	};
	document.addEventListener('click', tapped);
	addEventListener('pagehide', stop);
	return () => {
		stop();
		document.removeEventListener('click', tapped);
		removeEventListener('pagehide', stop);
	};
}
