// Words in pictures: faces that cover Latin, Kazakh Cyrillic and Persian, set in the direction of the language.
import { readsFromRight, type Language } from './language.ts';
import { paper } from './palette.ts';
import { element, escapeText } from './svg.ts';

/** `serif` for titles and great figures, `sans` for everything that explains. */
type Face = 'serif' | 'sans';

const stacks: Readonly<Record<Face, Readonly<Record<'left' | 'right', string>>>> = {
	serif: { left: 'Noto Serif', right: 'Noto Naskh Arabic, Noto Serif' },
	sans: { left: 'Noto Sans, DejaVu Sans', right: 'Noto Sans Arabic, Noto Sans' }
};

/** Naskh letters are small for their size beside Latin ones; this evens them out. */
const naskhGrowth = 1.14;

/** Space from one line of words to the next, as a share of the size. */
const leading = 1.24;

export type Label = {
	readonly text: string | readonly string[];
	readonly language: Language;
	readonly x: number;
	/** The base line of the first line of words. */
	readonly y: number;
	readonly size: number;
	readonly face?: Face;
	readonly bold?: boolean;
	readonly fill?: string;
	/** In reading direction: `start` is the right end of a Persian line. */
	readonly anchor?: 'start' | 'middle' | 'end';
	/** The colour of a rim that keeps the words readable over drawn lines. */
	readonly rim?: string;
	/** The widest the words may be, in pixels; a wider label is an error when the picture is made. */
	readonly room?: number;
	/** Extra space between letters; joined scripts never get it. */
	readonly spacing?: number;
};

/** True for a figure standing alone: Noto Naskh draws some of its digits the Urdu way, so Persian figures are set in the sans. */
function isNumber(text: Label['text']): boolean {
	return typeof text === 'string' && /^[۰-۹]/.test(text);
}

/** One label as SVG text, one element for each line. */
export function label(wanted: Label): string {
	const { text, language, x, y, size, anchor = 'start', face = 'sans', bold = false, fill = paper.plain, rim } = wanted;
	const fromRight = readsFromRight(language);
	const chosen = fromRight && isNumber(text) ? 'sans' : face;
	const grown = fromRight && chosen === 'serif' ? size * naskhGrowth : size;
	const lines = typeof text === 'string' ? [text] : text;
	return lines
		.map((line, row) =>
			element(
				'text',
				{
					x,
					y: y + row * size * leading,
					fill,
					fontFamily: stacks[chosen][fromRight ? 'right' : 'left'],
					fontSize: grown,
					fontWeight: bold ? 700 : 400,
					textAnchor: anchor,
					lang: language,
					direction: fromRight ? 'rtl' : 'ltr',
					letterSpacing: fromRight ? undefined : wanted.spacing,
					stroke: rim,
					strokeWidth: rim === undefined ? undefined : 9,
					strokeLinejoin: rim === undefined ? undefined : 'round',
					paintOrder: rim === undefined ? undefined : 'stroke',
					'data-room': wanted.room
				},
				escapeText(line)
			)
		)
		.join('');
}

/** The anchor that makes words grow to the given side of their place, whichever way the language runs. */
export function anchorToward(language: Language, side: 'left' | 'right'): 'start' | 'end' {
	return readsFromRight(language) === (side === 'right') ? 'end' : 'start';
}
