// The commands `save <address>` and `import <file…>`: one page, or what files hold.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { bringFiles } from '#lib/server/bring/bring.ts';
import type { BroughtFile } from '#lib/server/bring/item.ts';
import { bringIn } from '#lib/server/intake/bring-in.ts';
import { openOutside } from '#lib/server/intake/outside.ts';
import { hasTrouble, type ItemReport } from '#lib/server/intake/report.ts';
import { saveAddress } from '#lib/server/intake/save.ts';
import { withIntake } from '#lib/server/intake/session.ts';
import { followList, isSourceList } from '#lib/server/intake/source-lists.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { codeOf } from '#lib/server/store/durable.ts';
import { tellCounts, tellItem } from './items.ts';
import { placeOf } from './place.ts';
import { thenPress } from './press.ts';
import { refreshThese } from './refresh.ts';
import type { Asked, Report } from './report.ts';

/** As many files as a folder of notes holds. */
const mostFiles = 20_000;
/** A list of feeds is small; what is larger is none. */
const mostListBytes = 16_000_000;

/** `save <address>`. */
export async function save({ words: [address] }: Asked): Promise<Report> {
	if (address === undefined) throw new Refusal('Say what: npm run shyraq -- save https://news.example/article', 2);
	const config = readConfig(process.env);
	const outside = openOutside(config);
	try {
		const item = await withIntake(config.dataFolder, outside, (intake) => saveAddress(address, outside, intake));
		const good = `"${item.title}" is ${item.kind === 'same' ? 'here already' : item.kind}.`;
		const lines = item.sentence === undefined ? [good, ...tellItem(item)] : tellItem(item);
		return await thenPress({ lines, json: { item }, exitCode: hasTrouble([item]) ? 1 : 0 });
	} finally {
		await outside.close();
	}
}

/** `import <file or folder…>`. Lists of feeds (OPML) are followed; addresses are fetched at once, those left over later. */
export async function importFiles({ words, isEach }: Asked): Promise<Report> {
	if (words.length === 0) throw new Refusal('Say which: npm run shyraq -- import export.csv book.epub', 2);
	const config = readConfig(process.env);
	const outside = openOutside(config);
	const files = (await Promise.all(words.map((word) => listFiles(placeOf(word))))).flat();
	if (files.length > mostFiles) throw new Refusal(`At most ${mostFiles} files can be brought at once.`, 2);
	try {
		const items = await withIntake(config.dataFolder, outside, async (intake) => {
			const lists: ItemReport[] = [];
			const others: BroughtFile[] = [];
			for (const file of files) {
				const text = await readList(file);
				if (text === undefined) others.push(file);
				else lists.push(...(await followList(intake.store, text, file.name, intake.now)));
			}
			const onItem = (item: ItemReport) => {
				if (isEach) console.log(JSON.stringify(item));
				else for (const line of tellItem(item)) console.error(line);
			};
			return [...lists, ...(await bringIn(bringFiles(others), outside, intake, onItem))];
		});
		const told = `${tellCounts(items) || 'There was nothing to bring'}.`;
		const report: Report = { lines: [told], json: { items }, exitCode: hasTrouble(items) ? 1 : 0 };
		if (!items.some(({ kind }) => kind === 'waiting' || kind === 'followed')) return await thenPress(report);
		const after = await refreshThese({});
		const exitCode = report.exitCode === 1 ? 1 : after.exitCode;
		return { lines: [...report.lines, ...after.lines], json: { items, refresh: after.json }, exitCode };
	} finally {
		await outside.close();
	}
}

/** A file by its place; a folder by all that is in it, each named from the folder's own name on. */
async function listFiles(place: string): Promise<{ name: string; path: string }[]> {
	const found = await stat(place).catch((failure: unknown) => {
		if (codeOf(failure) === undefined) throw failure;
		throw new Refusal(`${place} cannot be read (${codeOf(failure)}).`, 2, failure);
	});
	if (!found.isDirectory()) return [{ name: basename(place), path: place }, ...(await listBeside(place))];
	return listFolder(place);
}

/** What a browser puts beside a page that it saves: its pictures, in a folder called like the page. */
async function listBeside(page: string): Promise<{ name: string; path: string }[]> {
	if (!/\.x?html?$/i.test(page)) return [];
	const stem = page.replace(/\.[^.]*$/, '');
	for (const folder of [`${stem}_files`, `${stem}.files`]) {
		const isThere = await stat(folder).then(
			(found) => found.isDirectory(),
			() => false
		);
		if (isThere) return listFolder(folder);
	}
	return [];
}

async function listFolder(place: string): Promise<{ name: string; path: string }[]> {
	const entries = await readdir(place, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ name: `${basename(place)}/${relative(place, path).split(sep).join('/')}`, path }));
}

/** The text of a list of feeds; undefined for any other file. */
async function readList(file: BroughtFile): Promise<string | undefined> {
	if (!('path' in file) || !/\.(?:opml|xml)$/i.test(file.name)) return undefined;
	if ((await stat(file.path)).size > mostListBytes) return undefined;
	const text = (await readFile(file.path)).toString('utf8');
	return isSourceList(text) ? text : undefined;
}
