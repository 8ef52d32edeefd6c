// The budgets of bytes, by the same scales as `npm run sizes`: no build passes that breaks one.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { press } from '../stage/press.ts';
import { shellOf } from '../stage/shell.ts';
import { Stage } from '../stage/stage.ts';
import { isKept, writeFigure, type Figure } from '../../tools/bench/budgets.ts';
import { writePhotographs } from '../../tools/bench/photographs.ts';
import { readImports } from '../../tools/bench/scripts.ts';
import {
	weighBuild,
	weighDocuments,
	weighLeadVisit,
	weighPhotographsVisit,
	type Address
} from '../../tools/bench/weigh.ts';

/** The server itself, past the stage's network, so that its own bytes are weighed. */
function addressOf({ server }: Stage): Address {
	return { port: server.port, origin: `http://localhost:${server.port}` };
}

function expectKept(figure: Figure): void {
	expect(isKept(figure), writeFigure(figure)).toBe(true);
}

test('the first 14,600 bytes of every article show headline, standfirst and three paragraphs, in every language', async ({
	shippedStage
}) => {
	expectKept(await weighDocuments(addressOf(shippedStage)));
});

test('nothing that is installed waits for a room, which comes after the texts', ({ builtFolder }) => {
	const folder = join(builtFolder, 'client', '_app', 'immutable', 'chunks');
	const isRoom = (name: string): boolean => /^(room|words)-/.test(name);
	const installed = readdirSync(folder).filter((name) => name.endsWith('.js') && !isRoom(name));
	expect(installed.length).toBeGreaterThan(5);
	const waiting = installed.flatMap((name) => {
		const imports = [
			...readFileSync(join(folder, name), 'utf8').matchAll(/(?:from|import)\s*["']\.\/((?:room|words)-[^"']+)/g)
		];
		return imports.map(([, room = '']) => `${name} waits for ${room}`);
	});
	expect(waiting).toEqual([]);
});

test('the critical script, the worker and the whole install keep their budgets', async ({
	shippedStage,
	builtFolder
}) => {
	for (const figure of await weighBuild(addressOf(shippedStage), builtFolder)) {
		expect.soft(isKept(figure), writeFigure(figure)).toBe(true);
	}
});

test('no script of the app waits for one that waits for it', ({ builtFolder }) => {
	const client = join(builtFolder, 'client');
	const circles: string[][] = [];
	const done = new Set<string>();
	const follow = (path: string, way: readonly string[]): void => {
		if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path]);
		if (way.includes(path) || done.has(path)) return;
		for (const each of readImports(readFileSync(join(client, path), 'utf8')))
			follow(posix.join(posix.dirname(path), each), [...way, path]);
		done.add(path);
	};
	const scripts = shellOf(builtFolder).filter((path) => path.endsWith('.js'));
	for (const path of scripts) follow(path, []);
	expect(done.size).toBeGreaterThan(10);
	expect(circles).toEqual([]);
});

test('a first visit to the lead article keeps its budget', async ({ shippedStage, browser }) => {
	expectKept(await weighLeadVisit(browser, addressOf(shippedStage)));
});

test('a first visit to an article with three photographs keeps its budget', async ({ browser, builtFolder }) => {
	const edition = { contentFolder: makeFolder('photographs'), dataFolder: makeFolder('store') };
	try {
		await writePhotographs(edition.contentFolder);
		await press(edition);
		const stage = await Stage.set(edition, builtFolder);
		try {
			expectKept(await weighPhotographsVisit(browser, addressOf(stage)));
		} finally {
			await stage.strike();
		}
	} finally {
		removeFolder(edition.contentFolder);
		removeFolder(edition.dataFolder);
	}
});
