// What Kit's root asks of a router, where there is none: every address is a document of its own.

/** Never calls back: a page that has come to life is never another page. */
export function afterNavigate(): void {
	return;
}
