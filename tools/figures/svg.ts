// SVG as strings: elements, attributes, groups. Nothing here knows what is being drawn.

type Attributes = Readonly<Record<string, string | number | undefined>>;

const unsafe: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe to stand inside an element or an attribute. */
export function escapeText(text: string): string {
	return text.replace(/[&<>"]/g, (mark) => unsafe[mark] ?? mark);
}

/** A coordinate with at most one decimal: a tenth of a pixel is finer than any of these pictures. */
export function short(value: number): string {
	return String(Math.round(value * 10) / 10);
}

/** One element with attributes (camel case becomes hyphens, undefined is left out) and its inside, already SVG. */
export function element(name: string, attributes: Attributes, inside = ''): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => {
			const attribute = key === 'viewBox' ? key : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
			const text = typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value);
			return ` ${attribute}="${escapeText(text)}"`;
		})
		.join('');
	return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A filled rectangle; `more` overrides or adds attributes. */
export function box(x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): string {
	return element('rect', { x, y, width, height, fill, ...more });
}

/** A filled circle. */
export function disc(x: number, y: number, r: number, fill: string, more: Attributes = {}): string {
	return element('circle', { cx: x, cy: y, r, fill, ...more });
}

/** A filled shape from path commands. */
export function shape(d: string, fill: string, more: Attributes = {}): string {
	return element('path', { d, fill, ...more });
}

/** A drawn line from path commands, round at its ends and corners. */
export function stroke(d: string, colour: string, width: number, more: Attributes = {}): string {
	return element('path', {
		d,
		fill: 'none',
		stroke: colour,
		strokeWidth: width,
		strokeLinecap: 'round',
		strokeLinejoin: 'round',
		...more
	});
}

/** Path commands for a closed shape through the given corners. */
export function polygon(...corners: readonly (readonly [number, number])[]): string {
	return `M${corners.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`;
}

/** Several pieces moved, turned or dimmed together. */
export function group(attributes: Attributes, ...pieces: readonly string[]): string {
	return element('g', attributes, pieces.join(''));
}

/** Pieces seen only inside the outline; `id` must be unique in the picture. */
export function within(id: string, outline: string, ...pieces: readonly string[]): string {
	return `<clipPath id="${id}"><path d="${outline}"/></clipPath>` + group({ clipPath: `url(#${id})` }, ...pieces);
}
