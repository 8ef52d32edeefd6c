// What a command says when it has ended.

/** Lines for people, or one object for programs; and how it ended. */
export interface Report {
	lines: string[];
	json: object;
	exitCode: 0 | 1;
}
