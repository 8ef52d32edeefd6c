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
		const sources = changes.sources && { sources: { ...before.sources, ...changes.sources } };
		writeUnkept(local, { ...before, ...changes, ...sources });
	});
}

/** These are written: what is noted of them is forgotten, unless another choice was noted since. */
export function forgetUnkept(changes: Changes): void {
	tryLocal((local) => {
		const { sources, ...noted } = readUnkept(local);
		const writtenSources = changes.sources;
		const others = Object.entries(sources ?? {}).filter(
			([from, choice]) => writtenSources === undefined || !isSame(writtenSources[from], choice)
		);
		const rest = Object.entries(noted).filter(
			([name, value]) => !(Object.hasOwn(changes, name) && isSame(changes[name as SettingName], value))
		);
		const left = others.length > 0 ? { sources: Object.fromEntries(others) } : {};
		writeUnkept(local, { ...(Object.fromEntries(rest) as Changes), ...left });
	});
}

/** Writes what the page before had no time for. @throws FaultError `storage-failed` or `storage-full` */
export async function keepUnkept(shelf: Shelf): Promise<void> {
	let unkept = tryLocal(readUnkept);
	if (unkept === undefined || Object.keys(unkept).length === 0) return;
	await saveSettings(shelf, () => (unkept = tryLocal(readUnkept) ?? {}));
	forgetUnkept(unkept);
}

function writeUnkept(local: Storage, changes: Changes): void {
	// What is taken away is null there: JSON leaves out what is undefined
	const all = Object.entries(changes).map(([name, value]) => [name, value ?? null] as const);
	if (all.length === 0) local.removeItem(localNames.unkept);
	else local.setItem(localNames.unkept, JSON.stringify(Object.fromEntries(all)));
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function readUnkept(local: Storage): Changes {
	const found = readAs(record(anything), readJson(local.getItem(localNames.unkept) ?? '{}')) ?? {};
	const names = Object.keys(found).filter((name): name is SettingName => Object.hasOwn(settingSchemas, name));
	return Object.fromEntries(names.map((name) => [name, settingSchemas[name](found[name] ?? undefined)]));
}
