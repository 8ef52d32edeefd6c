// Names of the app's files, which carry a hash of the bytes: what a file is called in every build, and what in this one.

/** A hash within a name: 8 letters where Vite wrote it, 12 where our own build did. */
const hash = /\.[\w-]{8}(?:[\w-]{4})?(?=\.\w+$)/;
const scriptName = /[\w-]+\.[\w-]{8}\.js\b/g;

/** A path or a file's name without the hash in it: what it is called in every build. */
export function plainName(name: string): string {
	return name.replace(hash, '');
}

/** A script as it would be if the scripts that it names had the names given for their plain ones. */
export function renameScripts(text: string, names: ReadonlyMap<string, string>): string {
	return text.replace(scriptName, (name) => names.get(plainName(name)) ?? name);
}
