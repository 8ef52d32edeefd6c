// Trouble an editor can mend: which file, which line, which field, and a plain sentence about it.

/** Where a fault stands. `file` is as the editor knows it (`content/x.md`); lines count from 1. */
export interface FaultPlace {
	file?: string | undefined;
	line?: number | undefined;
	field?: string | undefined;
}

/** A fault of the material, never of the program; its message is `file:line: sentence`. */
export class PressFault extends Error {
	readonly file: string | undefined;
	readonly line: number | undefined;
	readonly field: string | undefined;
	readonly sentence: string;

	constructor(sentence: string, place: FaultPlace = {}, cause?: unknown) {
		const where = [place.file, place.line].filter((part) => part !== undefined).join(':');
		const line = where === '' ? sentence : `${where}: ${sentence}`;
		// A file's name may hold what a terminal takes for commands.
		super(line.replace(/\p{Cc}+/gu, ' '), cause === undefined ? undefined : { cause });
		this.name = 'PressFault';
		this.sentence = sentence;
		this.file = place.file;
		this.line = place.line;
		this.field = place.field;
	}

	/** The same fault at a place known better further up; what was known already stays. */
	at(place: FaultPlace): PressFault {
		const { file, line, field } = this;
		return new PressFault(
			this.sentence,
			{ file: file ?? place.file, line: line ?? place.line, field: field ?? place.field },
			this.cause
		);
	}
}

/** The fault inside a caught value; anything else is a bug and is thrown on. */
export function pressFaultOf(caught: unknown): PressFault {
	if (caught instanceof PressFault) return caught;
	throw caught;
}

/** What was found, short enough for a sentence and on one line. */
export function quote(found: unknown): string {
	const written: unknown = JSON.stringify(found);
	const text = (typeof written === 'string' ? written : String(found)).replace(/\p{Cc}+/gu, ' ');
	return text.length > 80 ? `${text.slice(0, 77).toWellFormed()}…` : text;
}
