// One armoured vehicle on eight wheels, seen from the side, in flat tones: it stands 320 wide and 120 tall.
import { night } from '../palette.ts';
import { box, disc, group, polygon, shape, stroke } from '../svg.ts';

const side = '#2b323f';
const upper = '#3e4757';
const edge = '#78828f';
const dark = '#181c25';

const wheels = [66, 124, 202, 258] as const;

function drawWheel(x: number): string {
	return disc(x, 94, 26, dark) + disc(x, 94, 12, '#39414f') + stroke(`M${x - 18} 80a24 24 0 0 1 30 -6`, '#596373', 3);
}

/** The vehicle with its nose to the left and its wheels on `ground`; `mirrored` turns it round. */
export function armouredVehicle(x: number, ground: number, scale: number, mirrored: boolean): string {
	const across = mirrored ? -scale : scale;
	const origin = mirrored ? x + 320 * scale : x;
	return group(
		{ transform: `translate(${origin} ${ground - 120 * scale}) scale(${across} ${scale})` },
		shape(polygon([6, 116], [40, 128], [310, 128], [352, 114], [160, 106]), night.deep, { opacity: 0.4 }),
		// Gun and turret.
		stroke('M150 4L62 -2', dark, 5),
		shape(polygon([132, 22], [146, -6], [158, -12], [192, -10], [212, 22]), side),
		stroke('M134 20L147 -6L158 -12L192 -10', edge, 3),
		// The hull: a bow plate like a wedge, sides that lean in above the wheels.
		shape(polygon([0, 62], [28, 48], [92, 26], [120, 20], [290, 18], [316, 40], [320, 62], [300, 92], [30, 90]), side),
		shape(polygon([28, 48], [92, 26], [120, 20], [290, 18], [316, 40], [60, 50]), upper),
		stroke('M0 62L28 48L92 26L120 20L290 18L316 40', edge, 3),
		shape(polygon([0, 62], [60, 50], [66, 66], [24, 84]), '#353d4b'),
		box(104, 28, 24, 10, dark),
		box(232, 24, 34, 10, dark),
		shape(polygon([150, 52], [178, 52], [176, 84], [152, 84]), upper),
		stroke('M86 60H140M190 60H300', dark, 4),
		// Arches over the wheels.
		shape('M36 96A30 30 0 0 1 96 92A30 30 0 0 1 154 96ZM172 96A30 30 0 0 1 230 92A30 30 0 0 1 288 96Z', dark),
		...wheels.map(drawWheel),
		disc(20, 58, 4, '#ffdc8f')
	);
}
