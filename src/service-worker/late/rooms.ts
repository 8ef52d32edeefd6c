// The rooms of the app, kept one file at a time after the texts, so that a cut costs one.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { listLackingRooms, mendShellFile } from '../shell.ts';

/** Faults that the next file would meet too. A line that broke in a file's midst may carry the next. */
const ofAll: ReadonlySet<FaultCode> = new Set(['offline', 'timeout', 'storage-full', 'storage-failed']);

/** Bytes of rooms that are lacking on this phone. */
export async function weighLackingRooms(): Promise<number> {
	return (await listLackingRooms()).reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Fetches, verifies and keeps the next file that is lacking; one that comes wrong holds up no other.
 * @returns its bytes
 * @throws FaultError the first, where no file could be had
 */
export async function keepRoom(): Promise<number> {
	let fault: FaultError | undefined;
	for (const { path, bytes } of await listLackingRooms()) {
		try {
			await mendShellFile(path);
			return bytes;
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			fault ??= failed;
			if (ofAll.has(failed.fault.code)) break;
		}
	}
	if (fault !== undefined) throw fault;
	return 0;
}
