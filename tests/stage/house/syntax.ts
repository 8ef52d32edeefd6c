// What the laws of the house need to know of a file, whichever language it is written in.

/** One import or re-export: a statement, `import()`, or a type's `import('…')`. */
export interface Import {
	specifier: string;
	line: number;
	/** Whether it is erased, and so brings no behaviour. */
	isTypeOnly: boolean;
}

/** A string of the program, or a text of the markup. */
export interface Text {
	text: string;
	line: number;
}

/** A CSS declaration. */
export interface Declaration {
	property: string;
	value: string;
	line: number;
}

export interface Syntax {
	imports: Import[];
	texts: Text[];
	/** `any`, `!` after a value, and comments that silence the compiler. */
	looseTypes: { what: string; line: number }[];
	declarations: Declaration[];
	/** Lines of script that do something: neither blank nor comment nor import. */
	scriptLines: number;
	/** Whether it only passes on what other files have. */
	isBarrel: boolean;
}

const silencer = /@ts-(ignore|nocheck|expect-error)\b/;

/** Comments in a text that silence the compiler. */
export function findSilencers(text: string): Syntax['looseTypes'] {
	return text.split('\n').flatMap((line, index) => {
		const found = line.includes('//') || line.includes('*') || line.includes('<!--') ? silencer.exec(line) : null;
		return found === null ? [] : [{ what: found[0], line: index + 1 }];
	});
}

/** How many lines of a script do something. Imports are told by how a line begins, which the formatter sees to. */
export function countLines(script: string): number {
	const bare = script
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/^\s*(import|export)\s[^;]*?\sfrom\s+'[^']*';?[ \t]*$/gm, '')
		.replace(/^\s*import\s+'[^']*';?[ \t]*$/gm, '');
	return bare.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}
