// The names of files that came together: each a place below one folder, and none in the way of another.
import { bringLimits } from '../bring/limits.ts';
import { VisitFault } from './visit.ts';

/** The names that are taken in one form. A file and a folder cannot have the same: whoever came first keeps it. */
export class UploadNames {
	readonly #files = new Set<string>();
	/** Folders, with a file in each. */
	readonly #folders = new Map<string, string>();
	readonly #troubles: string[] = [];

	/** A sentence for each file that was not taken. */
	get troubles(): readonly string[] {
		return this.#troubles;
	}

	/**
	 * Takes a name.
	 * @returns its parts; undefined where another name is in its way @throws VisitFault where it would lead elsewhere, or comes twice
	 */
	take(given: string): string[] | undefined {
		const parts = settleName(given);
		const name = parts.join('/');
		if (this.#files.has(name))
			throw new VisitFault(422, `Two of the files are called ${name}: bring one after the other.`);
		const above = parts.slice(1).map((_part, at) => parts.slice(0, at + 1).join('/'));
		const inWay = above.find((folder) => this.#files.has(folder)) ?? this.#folders.get(name);
		if (inWay !== undefined) {
			this.#troubles.push(
				`“${name}” was not taken, for “${inWay}” came before it, and a file and a folder cannot have the same name: bring it by itself.`
			);
			return undefined;
		}
		this.#files.add(name);
		for (const folder of above) if (!this.#folders.has(folder)) this.#folders.set(folder, name);
		return parts;
	}
}

/** A file's name as parts below a folder. @throws VisitFault where it would lead elsewhere */
function settleName(name: string): string[] {
	const parts = name
		.normalize('NFC')
		.split(/[/\\]/)
		.filter((part) => part !== '');
	const isFine = (part: string) =>
		part !== '.' && part !== '..' && !/\p{Cc}/u.test(part) && Buffer.byteLength(part) <= 240;
	if (parts.length > 0 && parts.length <= bringLimits.pathDepth && parts.every(isFine)) return parts;
	throw new VisitFault(422, `A file cannot be called “${name.slice(0, 100)}”.`);
}
