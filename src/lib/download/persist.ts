// Persistent storage: asked for after the first act of keeping, so that the browser does not clear the library by itself.

/** `lasting`: the browser will not clear it by itself. `fleeting`: it may, when room is short. `unknown`: it does not say. */
export type Persistence = 'lasting' | 'fleeting' | 'unknown';

/** Asks the browser to keep our storage; it may answer by itself, or ask the reader. */
export async function askToPersist(): Promise<Persistence> {
	return answerOf((storage) => storage.persist());
}

/** What the browser has answered so far; asks nothing of the reader. */
export async function readPersistence(): Promise<Persistence> {
	return answerOf((storage) => storage.persisted());
}

/** Bytes used and granted on this device, as the browser estimates them; undefined where it does not say. */
export async function readRoom(): Promise<{ used: number; granted: number } | undefined> {
	try {
		const { usage, quota } = (await storageOf()?.estimate()) ?? {};
		return usage === undefined || quota === undefined ? undefined : { used: usage, granted: quota };
	} catch (refused) {
		console.warn(`shyraq: no estimate of storage: ${String(refused)}`);
		return undefined;
	}
}

async function answerOf(question: (storage: StorageManager) => Promise<boolean>): Promise<Persistence> {
	const storage = storageOf();
	if (storage === undefined) return 'unknown';
	try {
		return (await question(storage)) ? 'lasting' : 'fleeting';
	} catch (refused) {
		console.warn(`shyraq: no answer about persistent storage: ${String(refused)}`);
		return 'unknown';
	}
}

/** WebKitGTK has no `navigator.storage`, nor has any page over plain http. */
function storageOf(): StorageManager | undefined {
	return (navigator as Partial<Navigator>).storage;
}
