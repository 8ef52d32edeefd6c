// The page's one Trusted Types policy: markup that our own composer painted, and the addresses of workers.
import { places } from '#lib/contract/places.ts';

/** The part of Trusted Types used here, which TypeScript's own types do not know yet (w3c/trusted-types). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createHTML: (markup: string) => string; createScriptURL: (address: string) => string }
	): { createHTML(markup: string): unknown; createScriptURL(address: string): unknown };
}

/** The search's own thread, a file of its room, as the build names it. */
const thread = /^\/_app\/immutable\/chunks\/room-search-[\w-]+\.[\w-]{8}\.js$/;

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('shyraq', {
	createHTML: (markup) => markup,
	createScriptURL: (address) => {
		if (address !== places.worker && !thread.test(address))
			throw new TypeError(`Only workers of ours are ever loaded by address, not ${address}.`);
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

/** The address of a thread of ours as what `new Worker` takes. */
export function trustedThread(address: string): string {
	return (policy?.createScriptURL(address) ?? address) as string;
}
