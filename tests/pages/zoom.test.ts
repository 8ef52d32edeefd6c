// A picture brought nearer: what is under the finger stays there, and no gap opens beside it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostScale, moveBy, whole, zoomAt, type Sizes } from '#lib/pages/figure/zoom.ts';

const sizes: Sizes = { window: { width: 400, height: 800 }, picture: { width: 400, height: 250 } };

test('what is under the finger stays under it', () => {
	const view = zoomAt(whole, 4, { x: 50, y: 30 }, sizes);
	expect(view.scale).toBe(4);
	expect((50 - view.x) / 4).toBe(50);
	expect((30 - view.y) / 4).toBeCloseTo(30, 5);
});

test('however it is moved, it is never smaller than it fits, and leaves no gap at a side that it fills', () => {
	const act = fc.record({
		factor: fc.double({ min: 0.1, max: 5, noNaN: true }),
		x: fc.integer({ min: -900, max: 900 }),
		y: fc.integer({ min: -900, max: 900 })
	});
	fc.assert(
		fc.property(fc.array(act), (acts) => {
			let view = whole;
			for (const { factor, x, y } of acts) {
				view = moveBy(zoomAt(view, factor, { x, y }, sizes), { x: y, y: x }, sizes);
				expect(view.scale).toBeGreaterThanOrEqual(1);
				expect(view.scale).toBeLessThanOrEqual(mostScale);
				const { width, height } = sizes.picture;
				expect(Math.abs(view.x)).toBeLessThanOrEqual((width * view.scale - 400) / 2 + 0.01);
				expect(Math.abs(view.y)).toBeLessThanOrEqual(Math.max(0, height * view.scale - 800) / 2 + 0.01);
			}
		})
	);
});
