// What fingers and a mouse do to a picture: drag, pinch, tap twice, turn the wheel, or sweep it away.
import type { Point } from './zoom.ts';

/** What they ask for; points count from the window's middle. */
export interface Asked {
	move: (by: Point) => void;
	zoom: (factor: number, at: Point) => void;
	/** Two taps on one spot. */
	tapTwice: (at: Point) => void;
	/** A sweep downwards, of so many pixels. */
	sweep: (down: number) => void;
}

const tapMs = 350;
/** A finger that stays within this has tapped and not dragged, in CSS pixels. */
const tapPx = 24;
/** How much nearer one pixel of the wheel brings, and of a pinch on a pad, which browsers tell as a wheel with Ctrl. */
const wheelRate = 0.002;
const padRate = 0.01;

/** Listens on an element until the signal ends it. */
export function watchFingers(stage: HTMLElement, asked: Asked, signal: AbortSignal): void {
	const held = new Map<number, Point>();
	let start: (Point & { at: number; isAlone: boolean }) | undefined;
	let lastTap: (Point & { at: number }) | undefined;
	const fromMiddle = ({ clientX, clientY }: MouseEvent): Point => {
		const { left, top, width, height } = stage.getBoundingClientRect();
		return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
	};
	const span = (): number => {
		const [one, other] = [...held.values()];
		return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
	};
	const middle = (): Point => {
		const points = [...held.values()];
		const mean = (pick: (point: Point) => number) =>
			points.reduce((sum, point) => sum + pick(point), 0) / points.length;
		return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
	};

	const pressed = (event: PointerEvent): void => {
		stage.setPointerCapture(event.pointerId);
		held.set(event.pointerId, fromMiddle(event));
		start = { ...fromMiddle(event), at: event.timeStamp, isAlone: held.size === 1 };
	};
	const moved = (event: PointerEvent): void => {
		if (!held.has(event.pointerId)) return;
		const [span0, middle0] = [span(), middle()];
		held.set(event.pointerId, fromMiddle(event));
		const at = middle();
		asked.move({ x: at.x - middle0.x, y: at.y - middle0.y });
		if (span0 > 0) asked.zoom(span() / span0, at);
	};
	const released = (event: PointerEvent): void => {
		if (!held.delete(event.pointerId) || start?.isAlone !== true || held.size > 0) return;
		const at = fromMiddle(event);
		if (Math.hypot(at.x - start.x, at.y - start.y) > tapPx) {
			if (event.pointerType !== 'mouse' && Math.abs(at.x - start.x) < at.y - start.y) asked.sweep(at.y - start.y);
			return;
		}
		const isSecond =
			lastTap !== undefined &&
			event.timeStamp - lastTap.at < tapMs &&
			Math.hypot(at.x - lastTap.x, at.y - lastTap.y) < 2 * tapPx;
		lastTap = isSecond ? undefined : { ...at, at: event.timeStamp };
		if (isSecond) asked.tapTwice(at);
	};
	const turned = (event: WheelEvent): void => {
		event.preventDefault();
		asked.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? padRate : wheelRate)), fromMiddle(event));
	};

	stage.addEventListener('pointerdown', pressed, { signal });
	stage.addEventListener('pointermove', moved, { signal });
	stage.addEventListener('pointerup', released, { signal });
	stage.addEventListener('pointercancel', ({ pointerId }) => held.delete(pointerId), { signal });
	stage.addEventListener('wheel', turned, { signal, passive: false });
}
