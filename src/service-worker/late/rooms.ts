// The rooms of the app, kept one file at a time after the texts, so that a cut costs one.
import { listLackingRooms, mendShellFile } from '../shell.ts';

/** Bytes of rooms that are lacking on this phone. */
export async function weighLackingRooms(): Promise<number> {
	return (await listLackingRooms()).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Fetches, verifies and keeps the next file that is lacking. @returns its bytes @throws FaultError */
export async function keepRoom(): Promise<number> {
	const [next] = await listLackingRooms();
	if (next === undefined) return 0;
	await mendShellFile(next.path);
	return next.bytes;
}
