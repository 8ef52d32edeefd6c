// What this reader has settled about keeping things on the phone. How the page looks is in reader/look.ts.
import * as v from 'valibot';
import type { Shelf, Watched } from './database.ts';

/** The settings with their schemas; a value that is missing or wrong is the fallback. */
const settingSchemas = {
	/** Whether pictures are kept, or texts only; `auto` leaves it to the browser's data saver. */
	pictures: v.fallback(v.picklist(['auto', 'all', 'none']), 'auto'),
	/** Whether the reader has stopped the keeping for now. */
	isPaused: v.fallback(v.boolean(), false),
	/** What the browser said when asked not to clear our storage by itself. */
	persistence: v.fallback(v.picklist(['unasked', 'granted', 'refused']), 'unasked'),
	/** Whether the offer to install was put aside. */
	isInstallPutAside: v.fallback(v.boolean(), false)
};
export type SettingName = keyof typeof settingSchemas;
export type Setting<Name extends SettingName> = v.InferOutput<(typeof settingSchemas)[Name]>;
export type Settings = { [Name in SettingName]: Setting<Name> };

const rowSchema = v.object({ name: v.string(), value: v.unknown() });

/** Every setting as it is where nothing has been chosen. */
export const defaultSettings: Readonly<Settings> = readSettings([]);

/** Keeps a setting. @throws FaultError `storage-failed` or `storage-full` */
export async function saveSetting<Name extends SettingName>(
	shelf: Shelf,
	name: Name,
	value: Setting<Name>
): Promise<void> {
	await shelf.run('rw', ['settings'], (table) => table('settings').put({ name, value }));
}

/** All settings now. @throws FaultError `storage-failed` */
export function loadSettings(shelf: Shelf): Promise<Settings> {
	return shelf.run('r', ['settings'], async (table) => readSettings(await table('settings').toArray()));
}

/** All settings, now and whenever they change in any tab; the defaults where they cannot be read. */
export function watchSettings(shelf: Shelf): Watched<Settings> {
	return shelf.watch<Settings>(['settings'], async (table) => readSettings(await table('settings').toArray()), {
		...defaultSettings
	});
}

function readSettings(rows: unknown[]): Settings {
	const values: Record<string, unknown> = {};
	for (const row of rows) {
		const read = v.safeParse(rowSchema, row);
		if (read.success) values[read.output.name] = read.output.value;
	}
	return v.parse(v.object(settingSchemas), values);
}
