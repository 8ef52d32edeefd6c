// The rooms of the app, kept a few files at a time after the texts, so that a cut costs no more than these.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { listLackingRooms, mendShellFile } from '../shell.ts';

/** Faults that the next file would meet too. A line that broke in a file's midst may carry the next. */
const ofAll: ReadonlySet<FaultCode> = new Set(['offline', 'timeout', 'storage-full', 'storage-failed']);
/** So many are under way at a time: one after the other they would leave a slow line idle for as long as each is asked for. */
const atOnce = 3;

/** How the rooms stand. */
interface Rooms {
	/** Bytes of rooms that are lacking on this phone. */
	lackingBytes: number;
	/** Bytes of those that came now. */
	bytes: number;
}

/**
 * Fetches, verifies and keeps the next files that are lacking, where they are wanted; one that comes wrong holds up no other.
 * @throws FaultError the first, where no file could be had
 */
export async function keepRooms(areWanted: boolean): Promise<Rooms> {
	const lacking = await listLackingRooms();
	const lackingBytes = lacking.reduce((sum, { bytes }) => sum + bytes, 0);
	const faults: FaultError[] = [];
	const keep = async ({ path, bytes }: (typeof lacking)[number]): Promise<number> => {
		try {
			await mendShellFile(path);
			return bytes;
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			faults.push(failed);
			return 0;
		}
	};
	for (let at = 0; areWanted && at < lacking.length; at += atOnce) {
		const came = await Promise.all(lacking.slice(at, at + atOnce).map(keep));
		const bytes = came.reduce((sum, one) => sum + one, 0);
		if (bytes > 0) return { lackingBytes: lackingBytes - bytes, bytes };
		if (faults.some(({ fault }) => ofAll.has(fault.code))) break;
	}
	const [fault] = faults;
	if (fault !== undefined) throw fault;
	return { lackingBytes, bytes: 0 };
}
