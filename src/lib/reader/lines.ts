// The lines of a page as they lie in the window, and pictures among them: what a turned page shows whole or not at all.

/** A line, or what stands in its place; from the window's top, in CSS pixels. */
export interface Band {
	top: number;
	bottom: number;
}

/** Things that are one piece, however high. */
const pieces = 'img,picture,.picture,hr,button,progress,input';
const leftOut = '[hidden],script,style,noscript,.unseen';
/** Lines whose boxes meet overlap by rounding. */
const overlapPx = 3;

/**
 * The bands of what stands in an element, from above to below, of those that reach into a stretch of the window. A line
 * is as high as its line height, and cells side by side that share a height are one band.
 */
export function readBands(root: Element, from: number, to: number): Band[] {
	const bands: Band[] = [];
	const isFar = (element: Element): boolean => {
		const box = element.getBoundingClientRect();
		return box.height > 0 && (box.bottom < from || box.top > to);
	};
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
		if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
		if (node.matches(leftOut) || isFar(node)) return NodeFilter.FILTER_REJECT;
		if (!node.matches(pieces)) return NodeFilter.FILTER_SKIP;
		const { top, bottom, height } = node.getBoundingClientRect();
		if (height > 0) bands.push({ top, bottom });
		return NodeFilter.FILTER_REJECT;
	});
	const range = document.createRange();
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		if (!(node instanceof Text) || node.data.trim() === '' || node.parentElement === null) continue;
		range.selectNodeContents(node);
		const lineHeight = Number.parseFloat(getComputedStyle(node.parentElement).lineHeight);
		for (const { top, bottom, width } of range.getClientRects()) {
			if (width === 0) continue;
			const middle = (top + bottom) / 2;
			const half = (lineHeight > 0 ? lineHeight : bottom - top) / 2;
			bands.push({ top: middle - half, bottom: middle + half });
		}
	}
	return join(bands);
}

function join(bands: Band[]): Band[] {
	const joined: Band[] = [];
	for (const band of bands.sort((one, other) => one.top - other.top)) {
		const last = joined.at(-1);
		if (last !== undefined && band.top < last.bottom - overlapPx) last.bottom = Math.max(last.bottom, band.bottom);
		else joined.push({ ...band });
	}
	return joined;
}
