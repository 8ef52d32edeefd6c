// The press's list of what a body may hold, in the form that the sanitiser is told it.
import type sanitize from 'sanitize-html';
import { blocks, dropped, everywhere, phrases, renamed, schemes } from './allow-list.ts';

const names = { ...blocks, ...phrases };

/** The attributes that each element may have. */
const attributeNames = Object.fromEntries(
	Object.entries(names).map(([element, forms]) => [element, Object.keys(forms)])
);

/** What every look at foreign markup keeps to. */
export const bodyRules = {
	allowedTags: Object.keys(names),
	allowedAttributes: { ...attributeNames, '*': Object.keys(everywhere) },
	/** A picture's address is only a key to look up by, and never reaches the body of an edition. */
	allowedSchemesByTag: { img: ['http', 'https'] },
	allowedSchemes: [...schemes],
	allowedSchemesAppliedToAttributes: ['href', 'src'],
	allowProtocolRelative: false,
	allowedClasses: {},
	nonTextTags: [...dropped],
	parseStyleAttributes: false,
	transformTags: { ...renamed }
} satisfies sanitize.IOptions;
