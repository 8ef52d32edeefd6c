// The proof-reader of the labels: measured in the browser as painted, none clipped, none overlapping, none too wide.
import type { Page } from '@playwright/test';

type Measured = {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** The room given to the label, or 0 where it has no limit. */
	readonly room: number;
};

/** The least distance from a label to the edge of the sheet, in pixels. */
const marginPixels = 16;

/** A line box is taller than its letters: this share is cut off above and below before two labels are compared. */
const slack = 0.28;

/** Everything wrong with the labels of the SVG on the page, one sentence each; an empty list is a clean sheet. */
export async function findLabelFaults(page: Page, width: number, height: number): Promise<readonly string[]> {
	const labels = await page.locator('svg text').evaluateAll((elements): Measured[] =>
		elements.map((element) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			return {
				text: element.textContent,
				left,
				right,
				top,
				bottom,
				room: Number(element.getAttribute('data-room') ?? 0)
			};
		})
	);
	const faults: string[] = [];
	labels.forEach((one, index) => {
		const wide = Math.round(one.right - one.left);
		if (one.left < marginPixels || one.right > width - marginPixels || one.top < 0 || one.bottom > height)
			faults.push(
				`"${one.text}" leaves the sheet (${String(Math.round(one.left))} to ${String(Math.round(one.right))}).`
			);
		if (one.room > 0 && wide > one.room)
			faults.push(`"${one.text}" is ${String(wide)} wide and has room for ${String(one.room)}.`);
		for (const other of labels.slice(index + 1))
			if (meets(one, other)) faults.push(`"${one.text}" meets "${other.text}".`);
	});
	return faults;
}

function meets(one: Measured, other: Measured): boolean {
	const trimOne = (one.bottom - one.top) * slack;
	const trimOther = (other.bottom - other.top) * slack;
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top + trimOne < other.bottom - trimOther &&
		other.top + trimOther < one.bottom - trimOne
	);
}
