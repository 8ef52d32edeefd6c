// Styles must not know left from right: every declaration is in terms of the line and the block, so that Persian mirrors by itself.
import type { Breach, House } from './rooms.ts';

const physicalProperties = [
	/^(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)(-|$)/,
	/^border-(top|bottom)-(left|right)-radius$/,
	/^(left|right|top|bottom)$/,
	/^(min-|max-)?(width|height)$/
];
const sided = /^(text-align|float|clear|caption-side|text-align-last)$/;
const fourSides = /^(margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)$/;

/** CSS of ours uses logical properties only. */
export function checkStyles(house: House): Breach[] {
	return [...house.values()]
		.filter(({ path }) => path.startsWith('src/'))
		.flatMap((room) =>
			room.syntax.declarations
				.filter(({ property, value }) => isPhysical(property.toLowerCase(), value))
				.map(({ property, value, line }) => ({ path: room.path, line, what: `is physical: ${property}: ${value}` }))
		);
}

function isPhysical(property: string, value: string): boolean {
	if (physicalProperties.some((pattern) => pattern.test(property))) return true;
	if (sided.test(property)) return /\b(left|right)\b/.test(value);
	if (!fourSides.test(property)) return false;
	// Four values go clockwise from the top, whichever way the line runs
	const [, right, , left] = value.trim().split(/\s+(?![^(]*\))/);
	return left !== undefined && right !== left;
}
