// The tokens of a prerendered page, apart from the templates' schemas: pages write tokens and read no templates.

/** The tokens that the prerendered pages carry where a document's own text belongs. */
export const tokens = ['title', 'description', 'policy', 'style', 'lacking', 'main', 'facts', 'words'] as const;
export type Token = (typeof tokens)[number];

/** How a token stands in a prerendered page; the plain path of a file of the app is one too. */
export function writeToken(token: Token | `/${string}`): string {
	return `%%shyraq.${token}%%`;
}
