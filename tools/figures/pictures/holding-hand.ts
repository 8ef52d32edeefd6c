// A hand that holds up a phone, its screen towards us: palm and fingers behind, thumb in front. The screen's middle is the origin.
import { lamp, night } from '../palette.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';

export type Skin = { readonly light: string; readonly mid: string; readonly dark: string };
export type Sleeve = { readonly cloth: string; readonly shade: string; readonly trim: string };

/** The phone's outer size, upright. */
const phone = { wide: 250, tall: 470 } as const;

function drawPhone(screen: string): string {
	const left = -phone.wide / 2;
	const top = -phone.tall / 2;
	return [
		box(left - 5, top - 5, phone.wide + 10, phone.tall + 10, '#05070c', { rx: 34 }),
		box(left, top, phone.wide, phone.tall, night.near, { rx: 30 }),
		box(left + 12, top + 14, phone.wide - 24, phone.tall - 28, lamp.core, { rx: 18 }),
		screen,
		disc(0, top + 28, 6, night.mid)
	].join('');
}

/** The parts behind the phone: wrist and palm. */
function drawPalm(skin: Skin): string {
	return [
		shape('M-200 440C-206 330 -196 240 -176 170L120 130C136 200 120 270 60 306C30 326 4 340 -10 366L0 420Z', skin.mid),
		shape('M-60 400C-10 340 60 320 110 250C124 300 90 320 50 330C20 340 0 352 -8 374L0 420Z', skin.dark)
	].join('');
}

/** The forearm in its sleeve, coming up from below on the thumb's side, its cuff over the wrist. */
function drawSleeve(sleeve: Sleeve): string {
	return [
		shape('M-290 800L-218 400L0 352L150 800Z', sleeve.cloth),
		shape('M-130 800L-84 372L0 352L150 800Z', sleeve.shade),
		shape('M-234 388C-160 392 -70 372 2 334L24 392C-60 430 -160 450 -246 446Z', sleeve.trim),
		stroke('M-236 410C-160 412 -60 392 12 354M-242 430C-160 432 -60 412 18 374', sleeve.shade, 5)
	].join('');
}

/** Four finger tips that lie over the far edge of the phone. */
function drawFingers(skin: Skin): string {
	return [-96, -26, 44, 112]
		.map((y, index) => {
			const reach = [52, 60, 58, 46][index] ?? 50;
			const x = phone.wide / 2 + 22;
			return (
				shape(
					`M${x} ${y - 27}C${x - reach * 0.5} ${y - 32} ${x - reach - 12} ${y - 24} ${x - reach - 12} ${y}C${x - reach - 12} ${y + 22} ${x - reach * 0.5} ${y + 30} ${x} ${y + 29}C${x + 16} ${y + 20} ${x + 16} ${y - 18} ${x} ${y - 27}Z`,
					skin.mid
				) +
				shape(
					`M${x - 4} ${y + 6}C${x - reach * 0.5} ${y + 14} ${x - reach - 8} ${y + 12} ${x - reach - 10} ${y + 6}C${x - reach - 6} ${y + 24} ${x - reach * 0.5} ${y + 30} ${x} ${y + 29}C${x + 8} ${y + 24} ${x + 12} ${y + 12} ${x + 10} ${y + 2}Z`,
					skin.dark
				) +
				shape(`M${x - reach - 8} ${y - 4}c2 -12 12 -15 24 -14c6 6 4 18 -2 22c-10 2 -20 0 -22 -8Z`, skin.light)
			);
		})
		.join('');
}

/** The thumb, from the palm at the near edge up over the rim of the screen. */
function drawThumb(skin: Skin): string {
	return [
		shape(
			'M-196 402C-214 320 -206 220 -186 150C-172 100 -152 60 -130 36C-112 16 -80 26 -80 54C-82 92 -104 132 -110 178C-116 230 -110 280 -70 330C-110 380 -170 400 -196 402Z',
			skin.mid
		),
		shape(
			'M-196 402C-214 320 -206 220 -186 150C-172 100 -152 60 -130 36C-122 28 -114 26 -106 26C-134 66 -158 120 -166 184C-174 260 -164 340 -150 388C-166 396 -182 400 -196 402Z',
			skin.light
		),
		shape('M-124 40C-114 24 -88 28 -84 50C-86 66 -92 78 -98 88C-112 84 -128 62 -124 40Z', skin.light),
		stroke('M-122 120C-112 126 -104 126 -98 122', skin.dark, 4),
		stroke('M-110 178C-116 230 -110 280 -70 330', skin.dark, 5)
	].join('');
}

type Held = {
	readonly x: number;
	readonly y: number;
	readonly turn: number;
	readonly scale: number;
	readonly mirrored: boolean;
	readonly screen: string;
	readonly skin: Skin;
	readonly sleeve: Sleeve;
};

/** Hand and phone at a place, turned by `turn` degrees. `mirrored` makes it the other hand; the screen is never mirrored. */
export function holdingHand({ x, y, turn, scale, mirrored, screen, skin, sleeve }: Held): string {
	const flip = mirrored ? 'scale(-1 1)' : '';
	return group(
		{ transform: `translate(${x} ${y}) rotate(${turn}) scale(${scale})` },
		group({ transform: flip }, drawPalm(skin)),
		drawPhone(screen),
		group({ transform: flip }, drawFingers(skin), drawThumb(skin), drawSleeve(sleeve))
	);
}
