// A zip read by the publisher's own library, which looks at every size and checksum.
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** The files of a zip by their names, in its order. @throws Error where anything in it is not as it says */
export async function unzip(bytes: Uint8Array): Promise<Record<string, Buffer>> {
	const file = await new Promise<ZipFile>((resolve, reject) =>
		fromBuffer(Buffer.from(bytes), { autoClose: false }, (failed, opened) => {
			if (failed === null) resolve(opened);
			else reject(failed);
		})
	);
	const entries: Entry[] = [];
	await new Promise((resolve, reject) => {
		file.on('entry', (entry: Entry) => entries.push(entry));
		file.on('end', resolve);
		file.on('error', reject);
	});
	const files: Record<string, Buffer> = {};
	for (const entry of entries)
		files[entry.fileName] = await new Promise<Buffer>((resolve, reject) =>
			file.openReadStream(entry, (failed, stream) => {
				if (failed === null) resolve(buffer(stream));
				else reject(failed);
			})
		);
	return files;
}
