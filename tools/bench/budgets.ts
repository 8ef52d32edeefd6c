// The budgets, each said once, and a figure: what was found beside what was promised.

/** Bytes, unless the name says otherwise; a KB is 1000 bytes. */
export const budgets = {
	/** Ten segments of 1460 bytes: what a server may send before the first acknowledgement (RFC 6928). */
	firstFlightBytes: 14_600,
	firstFlightParagraphs: 3,
	criticalScriptBytes: 40_000,
	workerBytes: 15_000,
	installBytes: 150_000,
	/** What loads when it is wanted, in one language: search, marks, figures and the like. */
	roomBytes: 125_000,
	/** One script of ours changed: the worker's line, two lists and the script. */
	updateBytes: 16_000,
	/** To an article with three photographs. */
	visitBytes: 200_000,
	/** To the lead of the edition that ships, with four pictures. */
	leadVisitBytes: 220_000,
	/** Times the hand-written page's. */
	coldPaintRatio: 1.15,
	offlinePaintRatio: 1.5,
	lighthousePoints: 100
} as const;

/** How a figure is counted. */
export type Unit = 'bytes' | 'paragraphs' | 'times' | 'points' | 'articles' | 'places';

/** What was found beside what was promised. */
export interface Figure {
	name: string;
	found: number;
	limit: number;
	unit: Unit;
	/** Whether the limit is the most that is allowed, or the least. */
	bound: 'most' | 'least';
	/** What the figure is made of, for the eye. */
	details: string[];
}

/** Whether a figure keeps its promise. */
export function isKept({ found, limit, bound }: Figure): boolean {
	return bound === 'most' ? found <= limit : found >= limit;
}

/** A figure as one line and its details as lines below. */
export function writeFigure(figure: Figure): string {
	const { name, found, limit, unit, bound, details } = figure;
	const verdict = isKept(figure) ? 'kept' : 'BROKEN';
	const line = `${verdict.padEnd(7)} ${name}: ${writeAmount(found, unit)} (at ${bound} ${writeAmount(limit, unit)})`;
	return [line, ...details.map((detail) => `          ${detail}`)].join('\n');
}

/** A count with its unit: bytes below 100 KB to a tenth of a KB. */
export function writeAmount(count: number, unit: Unit): string {
	switch (unit) {
		case 'bytes':
			return `${(count / 1000).toFixed(1)} KB`;
		case 'times':
			return `${count.toFixed(2)} times`;
		case 'points':
		case 'paragraphs':
		case 'articles':
		case 'places':
			return `${count} ${unit}`;
	}
}
