// Writes zips for tests, right ones and wrong ones: every field that can lie may be given another value.
import { crc32, deflateRawSync } from 'node:zlib';

/** A file for a zip. What is not given is as it should be. */
export interface ZipPart {
	name: string | Buffer;
	bytes: Uint8Array | string;
	isStored?: boolean;
	/** What the directory says of it. */
	says?: {
		size?: number;
		packedSize?: number;
		crc?: number;
		flags?: number;
		method?: number;
		attributes?: number;
		offset?: number;
	};
	/** The name in the local header, where it is to be another. */
	localName?: string;
}

const utf8Flag = 0x800;

/** A zip of files, in their order (APPNOTE 4.3). `count` is what its end says of how many there are. */
export function writeZip(parts: readonly ZipPart[], count = parts.length): Uint8Array {
	const locals: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const part of parts) {
		const bytes = Buffer.from(part.bytes);
		const packed = part.isStored === true ? bytes : deflateRawSync(bytes);
		const name = Buffer.from(part.name);
		const localName = Buffer.from(part.localName ?? part.name);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(part.says?.flags ?? utf8Flag, 2);
		fields.writeUInt16LE(part.says?.method ?? (part.isStored === true ? 0 : 8), 4);
		fields.writeUInt32LE(part.says?.crc ?? crc32(bytes), 10);
		fields.writeUInt32LE(part.says?.packedSize ?? packed.length, 14);
		fields.writeUInt32LE(part.says?.size ?? bytes.length, 18);
		fields.writeUInt16LE(localName.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, localName, packed]);
		fields.writeUInt16LE(name.length, 22);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(part.says?.attributes ?? 0, 6);
		rest.writeUInt32LE(part.says?.offset ?? offset, 10);
		const made = Buffer.from([20, 3]);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, fields, rest, name]));
		locals.push(local);
		offset += local.length;
	}
	const size = directory.reduce((sum, one) => sum + one.length, 0);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, ...directory, end]);
}

/** A zip of texts by their names. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
	return writeZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
}
