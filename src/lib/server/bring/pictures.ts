// Pictures that came with a file: found by the addresses that markup gives them, named anew, read when they are wanted.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { BringFault, sayName } from './fault.ts';
import { settlePath, type Folder } from './folder.ts';
import type { BroughtPictures } from './item.ts';
import { bringLimits } from './limits.ts';

/** A picture and the name it has among what came along. */
export interface FoundPicture {
	name: string;
	read: () => Promise<Uint8Array>;
}

/** Looks for the picture at an address as markup gives it. */
export type FindPicture = (address: string) => FoundPicture | undefined;

/** No pictures. */
export const noPictures: BroughtPictures = {
	names: [],
	read: async (name) => {
		throw new BringFault(`the picture "${sayName(name)}" did not come along`);
	}
};

/** The pictures that one article names, gathered while its markup is rewritten. */
export class PictureList {
	readonly #find: FindPicture;
	readonly #found = new Map<string, FoundPicture>();

	constructor(find: FindPicture) {
		this.#find = find;
	}

	/** The name of the picture at an address; undefined where it did not come along, or is one too many. */
	nameOf(address: string): string | undefined {
		const found = this.#find(address.trim());
		if (found === undefined) return undefined;
		if (!this.#found.has(found.name)) {
			if (this.#found.size >= bringLimits.pictures) return undefined;
			this.#found.set(found.name, found);
		}
		return found.name;
	}

	/** All that were named so far. */
	get pictures(): BroughtPictures {
		const found = this.#found;
		return {
			names: [...found.keys()],
			read: async (name) => (found.get(name) ?? { read: () => noPictures.read(name) }).read()
		};
	}
}

/** Looks in one place after another. */
export function findInAll(...places: FindPicture[]): FindPicture {
	return (address) => {
		for (const place of places) {
			const found = place(address);
			if (found !== undefined) return found;
		}
		return undefined;
	};
}

const dataForm = /^data:image\/(?!svg)([a-z0-9.+-]+)((?:;[a-z0-9=.+-]+)*),/i;

/** A picture written into its own address (RFC 2397); SVG is none. */
export const findInAddress: FindPicture = (address) => {
	const form = dataForm.exec(address.slice(0, 200));
	if (form === null) return undefined;
	const written = address.slice(form[0].length);
	const bytes = /;base64$/i.test(form[2] ?? '')
		? Buffer.from(decodePercent(written), 'base64')
		: Buffer.from(decodePercent(written), 'latin1');
	if (bytes.length === 0 || bytes.length > bringLimits.pictureBytes) return undefined;
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
	return { name: nameCameAlong(`data/${hash}.${form[1] ?? ''}`.toLowerCase()), read: async () => bytes };
};

/** Looks for files of a folder, named from the place of the file at `path`: beside it, then from the top. */
export function findInFolder(folder: Folder, path: string): FindPicture {
	return (address) => {
		const [plain = ''] = address.split(/[?#]/);
		if (plain === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(plain)) return undefined;
		for (const written of new Set([decodePercent(plain), plain])) {
			for (const candidate of [posix.join(posix.dirname(path), written), written.replace(/^\/+/, '')]) {
				const settled = trySettle(candidate);
				if (settled === undefined || !folder.has(settled)) continue;
				return { name: nameCameAlong(settled), read: async () => folder.read(settled, bringLimits.pictureBytes) };
			}
		}
		return undefined;
	};
}

/** A host that nobody can have (RFC 6761, 6.4): what is not found among the pictures that came along is nowhere else either. */
const nowhere = 'came-along.invalid';
/** What is longer goes by its hash. */
const nameCharacters = 500;

/** The name of what lies at a path: an address in the form in which it stays when addresses are parsed and written anew. */
export function nameCameAlong(path: string): string {
	const plain = path.toWellFormed();
	const short = plain.length > nameCharacters ? createHash('sha256').update(plain).digest('hex') : plain;
	return new URL(`https://${nowhere}/${short.split('/').map(encodeURIComponent).join('/')}`).href;
}

/** Percent signs decoded; as written where they are not those of UTF-8. */
export function decodePercent(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch (caught) {
		if (caught instanceof URIError) return text;
		throw caught;
	}
}

function trySettle(path: string): string | undefined {
	try {
		return settlePath(path);
	} catch (caught) {
		if (caught instanceof BringFault) return undefined;
		throw caught;
	}
}
