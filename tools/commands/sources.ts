// The commands about sources: `feed add|remove|pause|resume`, `sources`, `export-opml`.
import { writeFile } from 'node:fs/promises';
import { readConfig } from '#lib/server/config.ts';
import { followFeed, listChoice } from '#lib/server/intake/follow.ts';
import { openOutside } from '#lib/server/intake/outside.ts';
import { writeSourceList } from '#lib/server/intake/source-lists.ts';
import {
	findSource,
	listSources,
	pauseSource,
	removeSource,
	resumeSource,
	type Source
} from '#lib/server/intake/sources.ts';
import { listWaiting } from '#lib/server/intake/wanted.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changeStore, placeOf, withStore } from './place.ts';
import { refreshThese } from './refresh.ts';
import { thenPress } from './press.ts';
import type { Asked, Report } from './report.ts';

const usage =
	'Say what: npm run shyraq -- feed add <address>, or feed remove, pause or resume with a source of "sources".';

/** `feed <what> <address or id>`. */
export async function feed({ words, folder, withArticles, isChoosing }: Asked): Promise<Report> {
	const [what, name, ...rest] = words;
	if (what === undefined || name === undefined || rest.length > 0) throw new Refusal(usage, 2);
	switch (what) {
		case 'add':
			return addFeed(name, folder, isChoosing);
		case 'remove':
			return thenPress(
				await change(
					name,
					async (store, { id, title }) => {
						const count = await removeSource(store, id, withArticles);
						return withArticles
							? `${title} is removed, and ${count === 1 ? 'its article' : `its ${count} articles`} with it.`
							: `${title} is removed; its articles stay.`;
					},
					{ removed: true }
				)
			);
		case 'pause':
			return change(name, async (store, { id, title }) => {
				await pauseSource(store, id);
				return `${title} is paused.`;
			});
		case 'resume':
			return change(name, async (store, { id, title }) => {
				await resumeSource(store, id, new Date());
				return `${title} is asked again at the next refresh.`;
			});
		default:
			throw new Refusal(usage, 2);
	}
}

async function addFeed(address: string, folder: string | undefined, isChoosing: boolean): Promise<Report> {
	const choice = isChoosing ? await askChoice(address) : undefined;
	if (choice !== undefined) return choice;
	let id = '';
	const added = await changeStore(async (store, config) => {
		const outside = openOutside(config);
		try {
			const followed = await followFeed(store, outside, address, folder, new Date());
			id = followed.id;
			const { title, address: found, isNew } = followed;
			const line = isNew ? `${title} is followed: ${found}` : `${title} is followed already: ${found}`;
			return { lines: [line], json: { ...followed }, exitCode: 0 };
		} finally {
			await outside.close();
		}
	});
	const { lines, json, exitCode } = await refreshThese({ only: [id] });
	return { lines: [...added.lines, ...lines], json: { ...added.json, ...json }, exitCode };
}

/** The feeds to choose between; undefined where there is no choice. */
async function askChoice(address: string): Promise<Report | undefined> {
	const outside = openOutside(readConfig(process.env));
	try {
		const feeds = await listChoice(outside, address, new Date());
		if (feeds.length === 0) return undefined;
		const lines = feeds.map((offered) => `${offered.address}  ${offered.title}`);
		return { lines: ['Its page names several feeds; choose one of them:', ...lines], json: { feeds }, exitCode: 0 };
	} finally {
		await outside.close();
	}
}

function change(
	name: string,
	work: (store: Parameters<typeof findSource>[0], source: Source) => Promise<string>,
	which: { removed?: boolean } = {}
): Promise<Report> {
	return changeStore(async (store) => {
		const source = await findSource(store, name, which);
		const line = await work(store, source);
		return { lines: [line], json: { id: source.id, done: line }, exitCode: 0 };
	});
}

/** `sources`: each with its state, and what waits. */
export async function showSources(): Promise<Report> {
	return withStore(async (store) => {
		const sources = await listSources(store);
		const waiting = await listWaiting(store);
		const lines = sources.flatMap((source) => tell(source));
		const rest =
			waiting.length === 0
				? []
				: [
						waiting.length === 1 ? '1 address waits for its page.' : `${waiting.length} addresses wait for their pages.`
					];
		const none = sources.length === 0 ? ['There are no sources yet; "feed add <address>" follows one.'] : [];
		return { lines: [...none, ...lines, ...rest], json: { sources, waiting }, exitCode: 0 };
	});
}

function tell({ id, title, address, folder, state, articles, lastSuccess, nextTry, trouble }: Source): string[] {
	const place = folder === undefined ? '' : ` [${folder}]`;
	const counted = `${articles} ${articles === 1 ? 'article' : 'articles'}`;
	const times = [
		lastSuccess === undefined ? [] : [`last success ${lastSuccess}`],
		nextTry === undefined ? [] : [`next try ${nextTry}`]
	].flat();
	const about = [state, counted, ...times].join(', ');
	return [`${id}  ${title}${place}`, `  ${address ?? ''}${address === undefined ? '' : ' — '}${about}`].concat(
		trouble === undefined ? [] : [`  ${trouble}`]
	);
}

/** `export-opml [file]`: on standard output where no file is named. */
export async function exportOpml({ words: [file] }: Asked): Promise<Report> {
	return withStore(async (store, { publisher }) => {
		const { opml, feeds } = await writeSourceList(store, publisher);
		if (file === undefined) return { lines: [opml.trimEnd()], json: { opml, feeds }, exitCode: 0 };
		const place = placeOf(file);
		await writeFile(place, opml).catch((failure: unknown) => {
			throw new Refusal(`${place} cannot be written: ${failure instanceof Error ? failure.message : ''}`, 1, failure);
		});
		return { lines: [`${feeds} feeds are written to ${place}.`], json: { file: place, feeds }, exitCode: 0 };
	});
}
