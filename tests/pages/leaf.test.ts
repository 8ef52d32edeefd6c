// Where pages end: every line whole on some page, what is higher than a page on several, and nothing passed over.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backwardBy, forwardBy, shownPart, type Leaf } from '#lib/pages/turning/leaf.ts';
import type { Band } from '#lib/reader/lines.ts';

const leaf: Leaf = { top: 20, bottom: 620 };
const moved = (bands: readonly Band[], by: number): Band[] =>
	bands.map(({ top, bottom }) => ({ top: top - by, bottom: bottom - by }));

/** A text: lines and pictures below each other, some of them higher than a page. */
const textArbitrary = fc
	.array(fc.tuple(fc.oneof(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 200, max: 1500 })), fc.nat(40)), {
		minLength: 1,
		maxLength: 60
	})
	.map((pieces) => {
		let at = leaf.top;
		return pieces.map(([height, gap]) => {
			const band = { top: at, bottom: at + height };
			at += height + gap;
			return band;
		});
	});

describe('turning', () => {
	test('forward shows every part of a text, whole where it fits on a page, and ends', () => {
		fc.assert(
			fc.property(textArbitrary, (text) => {
				const seen = text.map(() => 0);
				let scroll = 0;
				for (let pages = 0; pages < 200; pages += 1) {
					const bands = moved(text, scroll);
					const shown = shownPart(bands, leaf);
					bands.forEach(({ top, bottom }, index) => {
						const height = bottom - top;
						const part = Math.min(bottom, shown.bottom + 2) - Math.max(top, shown.top - 2);
						seen[index] = Math.max(seen[index] ?? 0, height <= 600 ? Number(part >= height) : Number(part > 0));
					});
					const by = forwardBy(bands, leaf);
					if (by === undefined) break;
					expect(by).toBeGreaterThan(0);
					scroll += by;
				}
				expect(forwardBy(moved(text, scroll), leaf)).toBeUndefined();
				expect(seen.every((part) => part === 1)).toBe(true);
			})
		);
	});

	test('backward comes to the beginning, and never passes over a line', () => {
		fc.assert(
			fc.property(textArbitrary, (text) => {
				let scroll = (text.at(-1)?.bottom ?? 0) - leaf.bottom;
				for (let pages = 0; pages < 200; pages += 1) {
					const bands = moved(text, scroll);
					const by = backwardBy(bands, leaf);
					if (by === undefined) break;
					expect(by).toBeLessThan(0);
					// What stood above the page's top is on the page that follows, its end at least
					const last = moved(bands, by).findLast((_, index) => (bands[index]?.top ?? 0) < leaf.top - 2);
					expect(last?.bottom).toBeGreaterThan(leaf.top);
					expect(Math.min(last?.bottom ?? 0, bands[0]?.top ?? 0)).toBeLessThanOrEqual(leaf.bottom + 2);
					scroll += by;
				}
				expect(scroll).toBeLessThanOrEqual(2);
			})
		);
	});
});
