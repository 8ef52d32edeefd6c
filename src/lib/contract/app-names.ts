// Names of the app's files, which carry a hash of the bytes: what a file is called in every build, and what it is of.
import { languages, type Language } from './languages.ts';
import { places } from './places.ts';

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

/** A room's scripts and a language's words for all rooms, as `tools/build/chunks.ts` names them. */
const roomName = /\/(?:room|words)-[\w-]+\.[\w-]{8}\.js$/;

/** Whether a file of the app is of a room: a part that no page needs at once, and that a phone is given after the texts. */
export function isRoomFile(path: string): boolean {
	return roomName.test(path);
}

/** Whose words and pages a file of the app is; undefined for one that all languages share. */
export function languageOf(path: string): Language | undefined {
	return languages.find((language) =>
		[places.pages, places.roomWords].some((start) => path.startsWith(start(language)))
	);
}
