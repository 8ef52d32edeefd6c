// What every chart has around it: the night ground, a title, a line that explains, and the source.
import { label } from './label.ts';
import { mirror, type Language, type Wording } from './language.ts';
import { night, paper } from './palette.ts';
import { box, stroke } from './svg.ts';

/** The empty space at the left and right of a chart, in pixels. */
export const chartMargin = 80;

export type ChartFrame = {
	readonly width: number;
	readonly height: number;
	readonly title: Wording<readonly string[]>;
	readonly explanation: Wording<readonly string[]>;
	readonly source: Wording;
};

/** Where the words above the chart end and the chart may begin, in pixels from the top; the same in all languages. */
export const chartTop = 330;

/** Where the chart must end for the source to have its line, in pixels from the bottom. */
export const chartFoot = 110;

/** The ground and words around a chart. */
export function drawChartFrame(language: Language, frame: ChartFrame): string {
	const { width, height } = frame;
	const title = frame.title[language];
	const start = mirror(language, width, chartMargin);
	const room = width - 2 * chartMargin;
	return [
		box(0, 0, width, height, night.ground),
		label({ text: title, language, x: start, y: 128, size: 80, face: 'serif', bold: true, fill: paper.white, room }),
		label({
			text: frame.explanation[language],
			language,
			x: start,
			y: 130 + title.length * 94,
			size: 54,
			fill: paper.worn,
			room
		}),
		stroke(`M${chartMargin} ${height - 100}H${width - chartMargin}`, night.mid, 3),
		label({ text: frame.source[language], language, x: start, y: height - 40, size: 44, fill: night.mist, room })
	].join('');
}
