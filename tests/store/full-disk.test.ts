// A disk that is full or read-only: what stands on it is served and proved, and what cannot be done is said in one sentence.
import { execFileSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContents } from '#lib/article/read.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { findPort } from '../../tools/bench/port.ts';
import { writeBuild } from './built-reader.ts';
import { makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from './edition-folder.ts';
import { runProgram, type Program } from './program.ts';

let folder = '';
let port = 0;
let children: ChildProcess[] = [];
const settings = () => ({
	dataFolder: join(folder, 'disk/shyraq'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});

/** A small disk of its own can be had only by the system's leave; elsewhere these tests say that they were skipped. */
const mayMount = await canMount();

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	port = await findPort();
	await writeEdition(settings().contentFolder);
	await writeBuild(join(folder, 'build'));
	mkdirSync(join(folder, 'disk'));
	if (mayMount) mount(join(folder, 'disk'));
});
afterEach(async () => {
	for (const child of children) child.kill('SIGKILL');
	children = [];
	if (mayMount) execFileSync('umount', ['--lazy', join(folder, 'disk')]);
	await removeFolder(folder);
});

describe.runIf(mayMount)('a disk of its own', () => {
	const disks: [string, RegExp, () => Promise<void>][] = [
		['full', /the disk that holds \S+ is full/, fill],
		['read-only', /the disk that holds \S+ is read-only/, remountReadOnly]
	];

	it.each(disks)(
		'that is %s serves the edition that stands, and says why it was not pressed',
		async (_name, reason, spoil) => {
			await pressEdition(settings());
			await writeArticle(settings().contentFolder, 0, 'Corrected.');
			await spoil();
			const lit = start(['tools/serve.ts']);
			await lit.says(/Shyraq is lit: .+ \(6 articles\)/);
			expect(lit.said()).toMatch(reason);
			expect(lit.said()).toMatch(
				/^The sources could not be pressed, for [^\n]+; edition \d+ goes on being served\.\n/m
			);
			const list = await (await fetch(`http://127.0.0.1:${port}/contents`)).text();
			const first = readContents(list)?.contents.front[0] ?? '';
			expect((await fetch(`http://127.0.0.1:${port}/read/${first}`)).status).toBe(200);
			const check = start(['tools/shyraq.ts', 'check']);
			expect(await check.ended, check.said()).toBe(0);
			const names = await readdir(join(folder, 'disk'), { recursive: true });
			expect(names.filter((name) => basename(name).startsWith('.half-'))).toEqual([]);
		}
	);

	it.each(disks)(
		'that is %s and holds no edition ends the start in one sentence, which speaks of none',
		async (_name, reason, spoil) => {
			await spoil();
			const refused = start(['tools/serve.ts']);
			expect(await refused.ended).toBe(1);
			expect(refused.said()).toMatch(/^The disk that holds [^\n]+\.\n$/);
			expect(refused.said().toLowerCase()).toMatch(reason);
			expect(refused.said()).not.toMatch(/stands|edition/);
		}
	);

	it('that has room again is pressed, and the running server shows it', async () => {
		await pressEdition(settings());
		await fill();
		const lit = start(['tools/serve.ts']);
		await lit.says(/Shyraq is lit/);
		const before = await readNumber();
		rmSync(join(folder, 'disk/filling'));
		await writeArticle(settings().contentFolder, 0, 'Corrected.');
		lit.child.kill('SIGHUP');
		await lit.says(/Edition \d+ is published/);
		await expect.poll(readNumber, { timeout: 15_000 }).toBeGreaterThan(before);
	});
});

function start(command: readonly string[]): Program {
	const { dataFolder, contentFolder } = settings();
	const build = join(folder, 'build');
	const where = { SHYRAQ_DATA: dataFolder, SHYRAQ_CONTENT: contentFolder, SHYRAQ_BUILD_DIR: build };
	const program = runProgram(command, { ...where, SHYRAQ_NAME: 'Lamp', PORT: String(port), HOST: '127.0.0.1' });
	children.push(program.child);
	return program;
}

async function readNumber(): Promise<number> {
	const read = readContents(await (await fetch(`http://127.0.0.1:${port}/contents`)).text());
	return read?.contents.number ?? 0;
}

/** Writes until nothing more goes on the disk. */
async function fill(): Promise<void> {
	const filling = join(folder, 'disk/filling');
	await writeFile(filling, Buffer.alloc(1 << 23)).catch((failure: unknown) => {
		expect(failure).toMatchObject({ code: 'ENOSPC' });
	});
}

function remountReadOnly(): Promise<void> {
	execFileSync('mount', ['-o', 'remount,ro', join(folder, 'disk')]);
	return Promise.resolve();
}

function mount(at: string): void {
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', at], { stdio: 'ignore' });
}

async function canMount(): Promise<boolean> {
	const place = await makeTemporaryFolder();
	try {
		mount(place);
		execFileSync('umount', [place]);
		return true;
	} catch (refused) {
		process.stdout.write(`no disk can be mounted here, so none is filled: ${String(refused)}\n`);
		return false;
	} finally {
		await removeFolder(place);
	}
}
