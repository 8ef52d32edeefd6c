// The look: colours, letters and measures as chosen on this phone, and how they are put on the page.
import { object, oneOf, orElse, readAs, readJson, whole, type Of } from '#lib/article/schema.ts';
import { localNames } from '#lib/contract/places.ts';

/** What is chosen by name; the first of each is what somebody has who chose nothing. Each stands on `<html>` as `data-<name>`. */
export const choices = {
	theme: ['system', 'light', 'sepia', 'dark', 'contrast', 'black', 'eink'],
	/** Letters with feet, without, or without and set wide, for those whom close letters swim before. */
	family: ['serif', 'sans', 'easy'],
	/** Whether both edges of the text are straight; words are divided then. */
	justify: ['no', 'yes'],
	/** Whether one moves on by scrolling or a screenful at a time. */
	mode: ['scroll', 'pages'],
	/** Whether single keys do something (WCAG 2.2, 2.1.4). */
	keys: ['on', 'off']
} as const;
export type Choice = keyof typeof choices;
export const themes = choices.theme;
export type Theme = (typeof themes)[number];

/** The page's ground in each theme, which the browser's own bars take on too; `system` is `light` or `dark`. */
export const themeColors: Readonly<Record<Exclude<Theme, 'system'>, string>> = {
	light: '#fdfaf3',
	sepia: '#f3e7cf',
	dark: '#141927',
	contrast: '#000000',
	black: '#000000',
	eink: '#ffffff'
};

/**
 * What the steps of each measure stand for, as values of the custom property of its name: `--size` (type size),
 * `--width` (longest line, in that type's em), `--spacing` (line height), `--margins` (beside the text).
 */
export const steps = {
	size: ['0.9rem', '1rem', '1.125rem', '1.25rem', '1.4rem', '1.65rem', '2rem'],
	spacing: ['1.4', '1.6', '1.85'],
	width: ['28em', '34em', '42em'],
	margins: ['0.5rem', '1rem', '1.75rem', '2.75rem']
} as const;
export type Measure = keyof typeof steps;
export const measures = Object.keys(steps) as Measure[];

const step = (measure: Measure, usual: number) => orElse(whole(0, steps[measure].length - 1), usual);
const choice = <Name extends Choice>(name: Name) =>
	orElse(oneOf<(typeof choices)[Name][number]>(choices[name]), choices[name][0]);

/** A field that is missing or wrong falls back by itself: so a look stored by an older build is read, and one fault does not cost the others. */
const lookSchema = object({
	theme: choice('theme'),
	family: choice('family'),
	justify: choice('justify'),
	mode: choice('mode'),
	keys: choice('keys'),
	size: step('size', 2),
	width: step('width', 1),
	spacing: step('spacing', 1),
	margins: step('margins', 1)
});

/** A look: what was chosen by name, and for each measure the index of its step. */
export type Look = Of<typeof lookSchema>;

/** What is shown to somebody who has chosen nothing. */
export const defaultLook: Readonly<Look> = lookSchema({});

/** A look from its stored text; `null` and anything unreadable is the default look. */
export function readLook(stored: string | null): Look {
	return readAs(lookSchema, readJson(stored ?? 'null')) ?? { ...defaultLook };
}

/** The look chosen on this phone; the default where the browser keeps nothing for us. */
export function loadLook(): Look {
	try {
		return readLook(localStorage.getItem(localNames.look));
	} catch (refused) {
		if (refused instanceof DOMException) return { ...defaultLook };
		throw refused;
	}
}

/** Keeps the look for the next document. @returns whether the browser would keep it. */
export function saveLook(look: Look): boolean {
	try {
		localStorage.setItem(localNames.look, JSON.stringify(look));
		return true;
	} catch (refused) {
		if (refused instanceof DOMException) return false;
		throw refused;
	}
}

/** The parts of a document that a look touches; `document` is one. */
export interface LookPage {
	documentElement: { dataset: DOMStringMap; style: Pick<CSSStyleDeclaration, 'setProperty'> };
	querySelectorAll(selector: 'meta[name=theme-color]'): Iterable<Pick<HTMLMetaElement, 'content' | 'media'>>;
}

/** Puts a look on the page, through CSSOM alone since the policy allows no style attributes. */
export function applyLook(look: Look, page: LookPage = document): void {
	const root = page.documentElement;
	for (const name of Object.keys(choices) as Choice[]) root.dataset[name] = look[name];
	for (const measure of measures) root.style.setProperty(`--${measure}`, steps[measure][look[measure]] ?? '');
	for (const meta of page.querySelectorAll('meta[name=theme-color]')) {
		const ofSystem = meta.media.includes('dark') ? themeColors.dark : themeColors.light;
		meta.content = look.theme === 'system' ? ofSystem : themeColors[look.theme];
	}
}

/**
 * Calls back with the new look when another tab has chosen one, which the script before the paint has put on this page
 * already. @returns how to stop.
 */
export function watchLook(changed: (look: Look) => void): () => void {
	const hear = (event: StorageEvent) => {
		if (event.key === localNames.look || event.key === null) changed(readLook(event.newValue));
	};
	addEventListener('storage', hear);
	return () => removeEventListener('storage', hear);
}
