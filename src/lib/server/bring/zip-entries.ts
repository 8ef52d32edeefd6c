// The directory of a zip, entry by entry: what is refused before a byte of it is unpacked.
import { getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { BringFault, sayName } from './fault.ts';
import { settlePath } from './folder.ts';
import { bringLimits, sayBytes } from './limits.ts';

/** Entries to read by their paths, and those that will not be. */
export interface Entries {
	entries: Map<string, Entry>;
	refused: { name: string; sentence: string }[];
}

/** A local header without its name. */
const headerBytes = 30;
/** The file's kind in the upper half of the external attributes, where Unix wrote the zip. */
const kindMask = 0o170000;
const linkKind = 0o120000;
const regularKind = 0o100000;

/** Reads the whole directory. A bad entry is refused and the next one read; a broken directory ends with a refusal. */
export async function listEntries(zip: ZipFile): Promise<Entries> {
	const entries = new Map<string, Entry>();
	const refused: Entries['refused'] = [];
	try {
		for await (const entry of zip.eachEntry()) {
			const raw = readName(entry);
			// Folders, and what macOS puts beside every file
			if (raw.endsWith('/') || /^__MACOSX\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/.test(raw)) continue;
			try {
				const path = settlePath(raw);
				checkEntry(entry);
				if (entries.has(path)) throw new BringFault('there are two files of this name; the first is taken');
				entries.set(path, entry);
			} catch (caught) {
				if (!(caught instanceof BringFault)) throw caught;
				refused.push({ name: sayName(raw), sentence: caught.message });
			}
		}
	} catch (caught) {
		if (!(caught instanceof Error)) throw caught;
		refused.push({ name: 'the rest', sentence: `the zip's directory is broken (${sayName(caught.message, 120)})` });
	}
	refuseShared(entries, refused);
	return { entries, refused };
}

/** Many tools write UTF-8 without saying so: a name that is valid UTF-8 is taken for it, else the flags decide (APPNOTE D). */
function readName(entry: Entry): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw);
	} catch (caught) {
		if (!(caught instanceof TypeError)) throw caught;
		return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
	}
}

function checkEntry(entry: Entry): void {
	if (entry.isEncrypted()) throw new BringFault('it is locked with a password');
	if (!entry.canDecodeFileData())
		throw new BringFault(`it is packed in a way not read here (${entry.compressionMethod})`);
	const kind = (entry.externalFileAttributes >>> 16) & kindMask;
	if (kind === linkKind) throw new BringFault('it is a link');
	if (kind !== 0 && kind !== regularKind) throw new BringFault('it is not a plain file');
	const { compressedSize, uncompressedSize } = entry;
	if (uncompressedSize > bringLimits.documentBytes)
		throw new BringFault(`it unpacks to more than ${sayBytes(bringLimits.documentBytes)}`);
	if (uncompressedSize > bringLimits.ratioFromBytes && uncompressedSize > compressedSize * bringLimits.ratio)
		throw new BringFault(`it unpacks to more than ${bringLimits.ratio} times its size`);
}

/** Entries that lie over one another are how a small zip comes to unpack to gigabytes: none of them is read. */
function refuseShared(entries: Map<string, Entry>, refused: Entries['refused']): void {
	const sorted = [...entries].sort(
		([, one], [, other]) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader
	);
	const shared = new Set<string>();
	let end = 0;
	let last: string | undefined;
	for (const [path, entry] of sorted) {
		const start = entry.relativeOffsetOfLocalHeader;
		if (start < end) {
			shared.add(path);
			if (last !== undefined) shared.add(last);
		}
		const ends = start + headerBytes + entry.fileNameRaw.length + entry.compressedSize;
		if (ends > end) {
			end = ends;
			last = path;
		}
	}
	for (const path of shared) {
		entries.delete(path);
		refused.push({ name: sayName(path), sentence: 'it shares its bytes with another file of the zip' });
	}
}
