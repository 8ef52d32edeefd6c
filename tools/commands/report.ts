// What a command says when it has ended, and what it was asked for.

/** Lines for people, or one object for programs; and how it ended: 0 all well, 1 some of it failed, 2 asked for wrongly. */
export interface Report {
	lines: string[];
	json: object;
	exitCode: 0 | 1;
}

/** A command's words and switches. */
export interface Asked {
	/** What follows the command. */
	words: readonly string[];
	isForced: boolean;
	isAll: boolean;
	/** For a source that is removed: its articles go with it. */
	withArticles: boolean;
	/** Where a page names several feeds, they are listed and none is followed. */
	isChoosing: boolean;
	/** Each article is told as it is done. */
	isEach: boolean;
	/** The folder that a source is put into. */
	folder: string | undefined;
	/** The key that a page is held against, in verifier form. */
	key: string | undefined;
}
