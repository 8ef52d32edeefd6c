// The publisher's commands: what they say of a data folder, and that looking at it makes nothing anew.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { makeTemporaryFolder, removeFolder, writeEdition } from './edition-folder.ts';
import { runProgram } from './program.ts';

let folder = '';
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});
const keyFile = () => join(settings().dataFolder, 'publisher.key');
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await writeEdition(settings().contentFolder);
});
afterEach(() => removeFolder(folder));

it('check proves a whole edition, and key prints the key that signed it', async () => {
	await pressEdition(settings());
	expect(await say('check')).toMatch(/^Edition \d+ is whole: 6 articles\.\n0$/);
	expect(await say('key')).toBe(`${(await openPublisher(settings().dataFolder, undefined)).verifier}\n0`);
});

it('key makes a key where nothing stands yet, and check makes none', async () => {
	expect(await say('check')).toBe('There is no edition yet.\n0');
	expect(await isThere(keyFile())).toBe(false);
	const key = await say('key');
	expect(key).toMatch(/^shyraq-[0-9a-f]{8}\+[0-9a-f]{8}\+\S+\n0$/);
	expect(await say('key')).toBe(key);
});

it.each(['key', 'check', 'press'])(
	'%s says in one sentence that the key of an edition was lost, and makes no other',
	async (command) => {
		await pressEdition(settings());
		await rm(keyFile());
		expect(await say(command)).toMatch(/^The publisher's key is not in [^\n]+: put back a copy of it[^\n]+\.\n1$/);
		expect(await isThere(keyFile())).toBe(false);
	}
);

it.each(['key', 'check'])('%s says in one sentence that the key is not the one of the edition', async (command) => {
	await pressEdition(settings());
	await rm(keyFile());
	await openPublisher(settings().dataFolder, 'https://other.example');
	expect(await say(command)).toMatch(/^The edition that stands was signed by another key [^\n]+\.\n1$/);
});

it('check says how what the disk has lost is made again', async () => {
	await pressEdition(settings());
	await removeFolder(join(settings().dataFolder, 'blobs'));
	expect(await say('check')).toMatch(/ is missing\n[^]*press --force[^\n]*\n1$/);
});

it('press says in one sentence that the folder of sources is not there', async () => {
	await removeFolder(settings().contentFolder);
	expect(await say('press')).toMatch(/^SHYRAQ_CONTENT must be [^\n]+\.\n2$/);
	expect(await isThere(settings().dataFolder)).toBe(false);
});

/** What a command says, and its exit code after that. */
async function say(command: string): Promise<string> {
	const { dataFolder, contentFolder } = settings();
	const env = { SHYRAQ_DATA: dataFolder, SHYRAQ_CONTENT: contentFolder, SHYRAQ_NAME: 'Lamp' };
	const program = runProgram(['tools/shyraq.ts', command], env);
	const code = await program.ended;
	return `${program.said()}${code}`;
}

function isThere(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false
	);
}
