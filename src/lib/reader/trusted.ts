// The one Trusted Types policy of the page: markup that our own composer painted, given back to Svelte for adoption.

const policy = globalThis.trustedTypes?.createPolicy('shyraq', { createHTML: (markup) => markup });

/** Painted markup as what `{@html}` takes under `require-trusted-types-for 'script'`. Only ever called on our document's own content. */
export function trusted(markup: string): string {
	// Svelte writes it to innerHTML as it is, where a TrustedHTML and a string stand alike; the types know only strings.
	return (policy?.createHTML(markup) ?? markup) as string;
}
