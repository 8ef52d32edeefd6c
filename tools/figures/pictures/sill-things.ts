// What frames the lamp in the window: the curtain drawn aside, and the books and the tea bowl on the sill.
import { clay, lamp, paper, sage } from '../palette.ts';
import { box, group, shape, stroke, within } from '../svg.ts';

/** A curtain drawn aside on the right; the folds nearest to the lamp are lit. */
export function drawCurtain(): string {
	const outline = 'M1210 40H930C946 200 1004 420 990 640C980 820 1010 960 1066 1060C1020 1200 990 1420 980 1670H1210Z';
	const folds = [
		'M960 40C976 220 1046 440 1034 640C1024 840 1046 960 1090 1056',
		'M1020 40C1030 240 1090 440 1084 640C1078 840 1090 960 1116 1056',
		'M1090 40C1094 260 1136 460 1134 660C1130 860 1130 960 1142 1056',
		'M1096 1080C1066 1220 1046 1420 1040 1670',
		'M1124 1080C1110 1220 1102 1420 1100 1670'
	];
	return (
		within(
			'curtain',
			outline,
			shape(outline, clay.dark),
			...folds.map((fold) => stroke(fold, '#35191a', 22)),
			...folds.map((fold) => group({ transform: 'translate(-22 0)' }, stroke(fold, clay.deep, 13))),
			stroke('M930 40C946 200 1004 420 990 640C980 820 1010 960 1066 1060C1020 1200 990 1420 980 1670', clay.plain, 16)
		) +
		shape('M1050 1036C1090 1052 1150 1054 1210 1046V1096C1150 1102 1090 1100 1046 1086Z', paper.shade) +
		stroke('M1052 1052C1100 1070 1150 1070 1204 1062', paper.dark, 5, { strokeDasharray: '14 12' })
	);
}

/** What lies beside the lamp: two books, and a tea bowl with an old ornament. */
export function drawThings(): string {
	return [
		box(690, 1362, 250, 38, sage.dark),
		box(690, 1362, 250, 9, sage.deep),
		box(700, 1376, 232, 16, paper.worn),
		box(712, 1326, 214, 36, clay.deep),
		box(712, 1326, 214, 9, clay.plain),
		box(720, 1339, 200, 14, paper.plain),
		shape('M760 1268H880C880 1304 858 1324 820 1326C782 1324 760 1304 760 1268Z', paper.plain),
		shape(
			'M820 1326C858 1324 880 1304 880 1268H850C850 1300 842 1316 800 1324C808 1326 812 1326 820 1326Z',
			paper.shade
		),
		stroke('M776 1286q10 -10 20 0t20 0t20 0t20 0', clay.plain, 5),
		`<ellipse cx="820" cy="1268" rx="60" ry="9" fill="${lamp.ember}"/>`,
		stroke('M690 1364V1398M712 1328V1360', lamp.amber, 6, { strokeLinecap: 'butt' }),
		stroke('M761 1272C762 1300 778 1316 796 1322', lamp.pale, 5)
	].join('');
}
