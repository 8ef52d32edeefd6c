// Where one was among what was found, kept with the entry of the browser's history, so that going back finds it again.
import { maybe, object, readAs, text, whole, type Of } from '#lib/article/schema.ts';

const placeSchema = object({
	/** How far the page was scrolled, in CSS pixels. */
	top: maybe(whole(0)),
	/** How many hits were shown. */
	most: maybe(whole(0, 10_000)),
	/** The address of the hit that was opened. */
	opened: maybe(text(200))
});
type Place = Of<typeof placeSchema>;

/** Writes a place into this entry of the history, and what is asked into its address; no new entry is made. */
export function rememberPlace(place: Place, fragment: string = location.hash): void {
	history.replaceState({ ...readPlace(), ...place }, '', location.pathname + fragment);
}

/** The place of the entry that was come back to, and what is to be done with it. */
export function recallPlace(): { most: number; follow: (most: () => number) => () => void; restore: () => void } {
	let place: Place | undefined = readPlace();
	return {
		most: place?.most ?? 0,
		follow(most) {
			history.scrollRestoration = 'manual';
			const leave = (): void => rememberPlace({ top: Math.round(scrollY), most: most() });
			const open = ({ target }: MouseEvent): void => {
				const link = target instanceof Element ? target.closest<HTMLElement>('.hits a') : null;
				if (link !== null) rememberPlace({ opened: link.getAttribute('href') ?? '' });
			};
			addEventListener('pagehide', leave);
			document.addEventListener('click', open);
			return () => {
				removeEventListener('pagehide', leave);
				document.removeEventListener('click', open);
			};
		},
		/** Once, with the first results that are whole. */
		restore() {
			const { top, opened } = place ?? {};
			place = undefined;
			if (top === undefined) return;
			requestAnimationFrame(() => {
				if (scrollY === 0) scrollTo({ top, behavior: 'instant' });
				const links = [...document.querySelectorAll<HTMLElement>('.hits a')];
				if (document.activeElement === document.body)
					links.find((link) => link.getAttribute('href') === opened)?.focus({ preventScroll: true });
			});
		}
	};
}

function readPlace(): Place | undefined {
	return readAs(placeSchema, history.state ?? undefined);
}
