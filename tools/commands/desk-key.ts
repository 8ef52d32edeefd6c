// The command `desk-key`, and the key that the first start makes.
import { readConfig, type Config } from '#lib/server/config.ts';
import { makeKey, readKeyRecord } from '#lib/server/desk/key.ts';
import { codeOf, makeFolder } from '#lib/server/store/durable.ts';
import type { Report } from './report.ts';

/** `desk-key`: a new key; the one before, and the sessions that it opened, end. */
export async function makeDeskKey(): Promise<Report> {
	const { dataFolder } = readConfig(process.env);
	await makeFolder(dataFolder);
	const key = await makeKey(dataFolder);
	const lines = [`The key of the desk is now: ${key}`, 'It is not shown again; the one before opens nothing more.'];
	return { lines, json: { key }, exitCode: 0 };
}

/** The key of a first start; undefined where there is one already, which nobody can tell again. */
export async function makeFirstKey({ dataFolder }: Pick<Config, 'dataFolder'>): Promise<string | undefined> {
	if ((await readKeyRecord(dataFolder)) !== undefined) return undefined;
	try {
		return await makeKey(dataFolder, true);
	} catch (caught) {
		// Another start was faster, and has told its key.
		if (codeOf(caught) === 'EEXIST') return undefined;
		throw caught;
	}
}
