// What comes from outside before the press has looked at it: the one form in which feeds, pages and files hand it on.

/** A picture that stands before an article. */
export interface BroughtLead {
	/** Absolute http(s) address, or the name of a picture that came with the same file. */
	url: string;
	alt: string;
	caption: string;
}

/** An article from outside. Every field is as hostile as the body: it is text, never markup, but for `html`. */
export interface BroughtArticle {
	/** Absolute http(s) address of the article at its publisher; undefined where it has none. */
	url: string | undefined;
	title: string;
	standfirst: string;
	byline: string;
	/** Name of the site or book it is from. */
	site: string;
	/** ISO 8601 with an offset; undefined where the source does not say. */
	published: string | undefined;
	updated: string | undefined;
	/** BCP 47; undefined where neither the source nor the letters tell. */
	language: string | undefined;
	direction: 'ltr' | 'rtl' | undefined;
	/** The body as foreign HTML, not sanitised; every address in it is absolute or the name of a picture that came along. */
	html: string;
	lead: BroughtLead | undefined;
	tags: readonly string[];
}
