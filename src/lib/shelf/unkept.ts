// Choices that the shelf has not written yet, in localStorage: a page that is left at once can write nowhere else.
import { anything, readAs, readJson, record } from '#lib/article/schema.ts';
import { localNames } from '#lib/contract/places.ts';
import type { Shelf } from './database.ts';
import { tryLocal } from './local.ts';
import { saveSettings, settingSchemas, type Changes, type SettingName } from './settings.ts';

/** Remembers choices until they are written. */
export function noteUnkept(changes: Changes): void {
	tryLocal((local) => {
		const before = readUnkept(local);
		const sources = { ...before.sources, ...changes.sources };
		// What is taken away is null there: JSON leaves out what is undefined
		const all = Object.entries({ ...before, ...changes, sources }).map(([name, value]) => [name, value ?? null]);
		local.setItem(localNames.unkept, JSON.stringify(Object.fromEntries(all)));
	});
}

/** They are written. */
export function forgetUnkept(): void {
	tryLocal((local) => local.removeItem(localNames.unkept));
}

/** Writes what the page before had no time for. @throws FaultError `storage-failed` or `storage-full` */
export async function keepUnkept(shelf: Shelf): Promise<void> {
	const unkept = tryLocal(readUnkept);
	if (unkept === undefined || Object.keys(unkept).length === 0) return;
	await saveSettings(shelf, unkept);
	forgetUnkept();
}

function readUnkept(local: Storage): Changes {
	const found = readAs(record(anything), readJson(local.getItem(localNames.unkept) ?? '{}')) ?? {};
	const names = Object.keys(found).filter((name): name is SettingName => Object.hasOwn(settingSchemas, name));
	return Object.fromEntries(names.map((name) => [name, settingSchemas[name](found[name] ?? undefined)]));
}
