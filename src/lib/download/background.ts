// Wakings by the browser while no page is open, where it has them: the worker then brings a few texts by itself.
import { syncTags } from '#lib/contract/places.ts';

interface Wakings {
	sync?: { register: (tag: string) => Promise<void> };
	periodicSync?: { register: (tag: string, options: { minInterval: number }) => Promise<void> };
}

/** Chrome rounds it up, by how often the app is used. */
const dailyMs = 12 * 3_600_000;

/** Asks to be woken when there is a network again (Background Sync; Chrome). @returns whether the browser will */
export function wakeSoon(registration: ServiceWorkerRegistration | undefined): Promise<boolean> {
	const { sync } = (registration ?? {}) as Wakings;
	return tryTo(sync === undefined ? undefined : () => sync.register(syncTags.soon));
}

/** Asks to be woken about once a day (Periodic Background Sync; Chrome, once the app is installed). @returns whether the browser may */
export async function wakeDaily(registration: ServiceWorkerRegistration | undefined): Promise<boolean> {
	const { periodicSync } = (registration ?? {}) as Wakings;
	if (periodicSync === undefined || !(await isPermitted())) return false;
	return tryTo(() => periodicSync.register(syncTags.daily, { minInterval: dailyMs }));
}

async function isPermitted(): Promise<boolean> {
	try {
		const name = 'periodic-background-sync' as PermissionName;
		return (await navigator.permissions.query({ name })).state === 'granted';
	} catch (unknown) {
		// A browser that knows no such permission.
		if (unknown instanceof TypeError) return false;
		throw unknown;
	}
}

async function tryTo(register: (() => Promise<void>) | undefined): Promise<boolean> {
	if (register === undefined) return false;
	try {
		await register();
		return true;
	} catch (refused) {
		// Private windows, and readers who have forbidden it; everything comes when the app is opened all the same.
		console.info(`shyraq: no waking by the browser: ${String(refused)}`);
		return false;
	}
}
