// What this reader has settled about keeping things on the phone. How the page looks is in reader/look.ts.
import {
	anything,
	maybe,
	object,
	oneOf,
	orElse,
	readAs,
	record,
	text,
	truth,
	whole,
	type Of
} from '#lib/article/schema.ts';
import type { Shelf } from './database.ts';
import type { Watched } from './tables.ts';

/** The settings with their schemas; a value that is missing or wrong is the fallback. */
export const settingSchemas = {
	/** Whether pictures are kept, or texts only; `auto` leaves it to the browser's data saver. */
	pictures: orElse(oneOf(['auto', 'all', 'none']), 'auto'),
	/** Whether the reader has stopped the keeping for now. */
	isPaused: orElse(truth, false),
	/** What the browser said when asked not to clear our storage by itself. */
	persistence: orElse(oneOf(['unasked', 'granted', 'refused']), 'unasked'),
	/** Whether keeping waits for Wi-Fi, where the browser says what it is on. */
	isOnlyWifi: orElse(truth, false),
	/** Bytes that keeping may take a day and a month; absent where there is no such bound. Texts come all the same. */
	dayBytes: orElse(maybe(whole()), undefined),
	monthBytes: orElse(maybe(whole()), undefined),
	/** Bytes that texts and pictures may take on this phone; absent where the browser's own bound is enough. */
	limitBytes: orElse(maybe(whole()), undefined),
	/** What was chosen of single sources, by their names; '' is what the publisher wrote. */
	sources: orElse(record(object({ isLeft: maybe(truth), most: maybe(whole(1)), isTextOnly: maybe(truth) })), {}),
	/** Whether the offer to install was put aside. */
	isInstallPutAside: orElse(truth, false)
};
const settingsSchema = object(settingSchemas);
export type Settings = Of<typeof settingsSchema>;
export type SettingName = keyof Settings;
/** What a setting may be set to; `undefined` takes it away, where it may be absent. */
export type Setting<Name extends SettingName> = Of<(typeof settingSchemas)[Name]>;

const rowSchema = object({ name: text(), value: anything });

/** Every setting as it is where nothing has been chosen. */
export const defaultSettings: Readonly<Settings> = readSettings([]);

/** Settings to change: absent ones stay, `undefined` takes one away; of the sources, those that are named change. */
export type Changes = { [Name in SettingName]?: Setting<Name> | undefined };

/**
 * Keeps what is to change, all or nothing, and leaves the rest as it stands on the shelf, whatever another tab has made of
 * it meanwhile. Where `changes` is a question it is asked once the shelf is this tab's to write.
 * @throws FaultError `storage-failed` or `storage-full`
 */
export function saveSettings(shelf: Shelf, changes: Changes | (() => Changes)): Promise<void> {
	return shelf.run('rw', ['settings'], async (table) => {
		const rows = table('settings');
		// Only what is read in the same turn as it is written can be no older than what another tab wrote before
		const before = readSettings([await rows.get('sources')]).sources;
		const { sources, ...others } = typeof changes === 'function' ? changes() : changes;
		for (const [name, value] of Object.entries(others)) {
			if (value === undefined) await rows.delete(name);
			else await rows.put({ name, value });
		}
		if (sources === undefined) return;
		await rows.put({ name: 'sources', value: { ...before, ...sources } });
	});
}

/** All settings now. @throws FaultError `storage-failed` */
export function loadSettings(shelf: Shelf): Promise<Settings> {
	return shelf.run('r', ['settings'], async (table) => readSettings(await table('settings').toArray()));
}

/** All settings, now and whenever they change in any tab; undefined while they cannot be read. */
export function watchSettings(shelf: Shelf): Watched<Settings | undefined> {
	return shelf.watch<Settings | undefined>(
		['settings'],
		async (table) => readSettings(await table('settings').toArray()),
		undefined
	);
}

function readSettings(rows: unknown[]): Settings {
	const values: Record<string, unknown> = {};
	for (const row of rows) {
		const read = readAs(rowSchema, row);
		if (read !== undefined) values[read.name] = read.value;
	}
	return settingsSchema(values);
}
