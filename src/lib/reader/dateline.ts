// Who wrote the painted article and when, in the words in which it was painted.

/** The byline's name and the day of publication; empty where the article has none. */
export function readDateline(page: ParentNode = document): { byline: string; published: string } {
	const textOf = (selector: string) => page.querySelector(`.headline ${selector}`)?.textContent.trim() ?? '';
	return { byline: textOf('.byline bdi'), published: textOf('.meta > time') };
}
