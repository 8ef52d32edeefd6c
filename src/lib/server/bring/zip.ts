// A zip as a folder: its directory is looked at whole, each file in it is unpacked only when it is asked for, within bounds.
import { inflateRaw, crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { BringFault, sayName } from './fault.ts';
import { tooLarge, type Folder } from './folder.ts';
import type { BroughtFile } from './item.ts';
import { bringLimits, sayBytes } from './limits.ts';
import { listEntries } from './zip-entries.ts';

/** A zip that is open. */
export interface OpenZip extends Folder {
	close: () => void;
}

/**
 * Opens a zip (APPNOTE 6.3, stored and deflated entries, zip64).
 * @throws BringFault where it is none, or where its directory is broken or past a limit
 */
export async function openZip(file: BroughtFile, name: string): Promise<OpenZip> {
	const zip = await open(file);
	try {
		if (zip.entryCount > bringLimits.entries) {
			throw new BringFault(`the zip holds ${zip.entryCount} files, more than ${bringLimits.entries}`);
		}
		const { entries, refused } = await listEntries(zip);
		let unpacked = 0;
		const read = async (path: string, limitBytes: number): Promise<Uint8Array> => {
			const entry = entries.get(path);
			if (entry === undefined) throw new BringFault(`"${sayName(path)}" is not in the zip`);
			if (unpacked + entry.uncompressedSize > bringLimits.unpackedBytes)
				throw new BringFault(`the zip unpacks to more than ${sayBytes(bringLimits.unpackedBytes)}`);
			const bytes = await unpack(zip, entry, limitBytes);
			unpacked += bytes.length;
			return bytes;
		};
		const close = (): void => zip.close();
		return { name, paths: [...entries.keys()], refused, has: (path) => entries.has(path), read, close };
	} catch (caught) {
		zip.close();
		throw caught;
	}
}

/** Names are decoded by us, one by one, so that a bad one does not stop the others. */
const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };

async function open(file: BroughtFile): Promise<ZipFile> {
	try {
		if ('path' in file) return await openPromise(file.path, options);
		return await fromBufferPromise(
			Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
			options
		);
	} catch (caught) {
		throw brokenZip(caught);
	}
}

async function unpack(zip: ZipFile, entry: Entry, limitBytes: number): Promise<Uint8Array> {
	if (entry.uncompressedSize > limitBytes) throw tooLarge(limitBytes);
	const packed = await readPacked(zip, entry);
	const bytes = entry.compressionMethod === 0 ? packed : await inflate(packed, entry.uncompressedSize);
	if (bytes.length !== entry.uncompressedSize) throw new BringFault('its length is not the one the zip tells');
	if (crc32(bytes) !== entry.crc32) throw new BringFault('its bytes are damaged (checksum)');
	return bytes;
}

async function readPacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
	try {
		const header = await zip.readLocalFileHeaderPromise(entry);
		// Another tool would see another file here than we do.
		if (!header.fileName.equals(entry.fileNameRaw)) throw new BringFault('the zip names it in two ways');
		const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
		const chunks: Buffer[] = [];
		for await (const chunk of stream) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	} catch (caught) {
		if (caught instanceof BringFault) throw caught;
		throw new BringFault(`it cannot be unpacked (${sayCause(caught)})`, caught);
	}
}

/** At most `size` bytes are made, whatever the packed ones would come to. */
async function inflate(packed: Buffer, size: number): Promise<Uint8Array> {
	const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
	inflateRaw(packed, { maxOutputLength: Math.max(1, size) }, (failure, bytes) => {
		if (failure === null) resolve(bytes);
		else if ('code' in failure && failure.code === 'ERR_BUFFER_TOO_LARGE')
			reject(new BringFault('it unpacks to more than the zip tells', failure));
		else reject(new BringFault(`it cannot be unpacked (${sayCause(failure)})`, failure));
	});
	return promise;
}

export function brokenZip(caught: unknown): BringFault {
	if (caught instanceof BringFault) return caught;
	return new BringFault(`the zip cannot be read (${sayCause(caught)})`, caught);
}

function sayCause(caught: unknown): string {
	if (!(caught instanceof Error)) throw caught;
	return sayName(caught.message, 120);
}
