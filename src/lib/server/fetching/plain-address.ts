// An address as it may stand in a sentence: short, on one line, without names and passwords.

const mostShown = 200;
/** Controls, marks that turn the direction of writing, and blanks that break a line or show nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Any text that was given for an address, at most 200 characters of it; it is not escaped for HTML. */
export function plainAddress(given: string): string {
	const head = given
		.slice(0, mostShown * 4)
		.replace(unseen, '')
		.trim();
	const bare = head.replace(/^([a-z][a-z0-9+.-]*:)?([\\/]*)[^\\/?#]*@/i, '$1$2');
	if (bare === '') return 'An empty address';
	return bare.length > mostShown ? `${bare.slice(0, mostShown - 1)}…` : bare;
}
