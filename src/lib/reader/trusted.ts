// The page's one Trusted Types policy: markup that our own composer painted, and the worker's address.
import { places } from '#lib/contract/places.ts';

/** The part of Trusted Types used here, which TypeScript's own types do not know yet (w3c/trusted-types). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createHTML: (markup: string) => string; createScriptURL: (address: string) => string }
	): { createHTML(markup: string): unknown; createScriptURL(address: string): unknown };
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('shyraq', {
	createHTML: (markup) => markup,
	createScriptURL: (address) => {
		if (address !== places.worker) throw new TypeError(`Only the worker is ever loaded by address, not ${address}.`);
		return address;
	}
});

/** Painted markup as what `{@html}` takes under `require-trusted-types-for 'script'`. Only ever called on our document's own content. */
export function trusted(markup: string): string {
	// Svelte writes it to innerHTML as it is, where a TrustedHTML and a string stand alike; the types know only strings.
	return (policy?.createHTML(markup) ?? markup) as string;
}

/** The worker's address as what `navigator.serviceWorker.register` takes. */
export function trustedWorker(): string {
	return (policy?.createScriptURL(places.worker) ?? places.worker) as string;
}
