// How a picture lies in its window: so many times its fitting size, moved so far from the middle, never past its own edge.

/** `x` and `y` are how far the picture's middle is from the window's, in CSS pixels. */
export interface View {
	scale: number;
	x: number;
	y: number;
}

export interface Point {
	x: number;
	y: number;
}

/** The window, and the picture as large as it fits in there. */
export interface Sizes {
	window: { width: number; height: number };
	picture: { width: number; height: number };
}

export const whole: View = { scale: 1, x: 0, y: 0 };
/** Beyond this there are only the picture's dots to see. */
export const mostScale = 8;

/** A view that many times nearer, what is at a point staying there. The point counts from the window's middle. */
export function zoomAt(view: View, factor: number, at: Point, sizes: Sizes): View {
	const scale = Math.min(mostScale, Math.max(1, view.scale * factor));
	const by = scale / view.scale;
	return keepInside({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, sizes);
}

/** A view moved by so much. */
export function moveBy(view: View, by: Point, sizes: Sizes): View {
	return keepInside({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, sizes);
}

/** A side that is shorter than the window stands in its middle; a longer one has no gap at either end. */
function keepInside({ scale, x, y }: View, { window, picture }: Sizes): View {
	const bound = (at: number, long: number, room: number): number => {
		const most = Math.max(0, (long * scale - room) / 2);
		return Math.min(most, Math.max(-most, at)) || 0;
	};
	return { scale, x: bound(x, picture.width, window.width), y: bound(y, picture.height, window.height) };
}
