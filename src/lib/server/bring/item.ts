// What comes out of a file that an editor brings: articles, addresses to fetch, and what was refused.
import type { BroughtArticle } from '../brought.ts';

/** A file as it comes: its bytes, or for a large one its place on this machine. `name` may be a path (`page_files/a.png`). */
export type BroughtFile = { name: string; bytes: Uint8Array } | { name: string; path: string };

/** A passage that its reader marked. */
export interface BroughtHighlight {
	text: string;
	note?: string;
	/** ISO 8601. */
	at?: string;
}

/** What a reader did with an article elsewhere; only what the export says is there. */
export interface ReaderState {
	/** When it was saved, ISO 8601. */
	added?: string;
	read?: boolean;
	archived?: boolean;
	favourite?: boolean;
	highlights: BroughtHighlight[];
	/** 0 to 1. */
	progress?: number;
}

/**
 * Pictures that came with a file. In `html`, `lead.url` and here each has the same name: an https address of a host that nobody can
 * have, so that whatever takes only addresses of the web lets it by, and nobody else is ever asked for it.
 */
export interface BroughtPictures {
	/** Those that the article names, in the order of the text. */
	names: readonly string[];
	/**
	 * The bytes of one; they may be anything. Only until the stream that gave the article has ended.
	 * @throws BringFault where there is no such picture or it is past a limit
	 */
	read: (name: string) => Promise<Uint8Array>;
}

interface Named {
	/** The same for the same thing each time it is brought; `url:` and the address where it has one. */
	key: string;
	/** For the report: the file and what in it. */
	name: string;
}

/** One thing that a file holds. Two with one key are the same thing. */
export type BroughtItem = Named &
	(
		| {
				kind: 'article';
				article: BroughtArticle;
				/** `article.html` is a whole page, of which the article is yet to be extracted; its other fields may be empty. */
				isWholePage: boolean;
				pictures: BroughtPictures;
				state?: ReaderState;
				/** The book and the chapter's place in it, from 1. */
				series?: { name: string; index: number };
		  }
		| { kind: 'address'; url: string; title: string; tags: string[]; state: ReaderState }
		| { kind: 'refused'; sentence: string }
	);

/** An article's item. */
export type ArticleItem = Extract<BroughtItem, { kind: 'article' }>;

/** An address that is yet to be fetched, before it is told where it stood. */
export type BroughtAddress = Omit<Extract<BroughtItem, { kind: 'address' }>, 'name'>;

/** What was refused: `name` is the file and the item, the sentence begins with them. */
export function refuse(name: string, sentence: string): BroughtItem {
	return { kind: 'refused', key: `refused:${name}`, name, sentence: `${name}: ${sentence}.` };
}
