// The server as a process: how it lights, what it says, how it follows the edition, and how it ends.
import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContents } from '#lib/article/read.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { takePressLock } from '#lib/server/store/lock.ts';
import { findPort } from '../../tools/bench/port.ts';
import { writeBuild } from './built-reader.ts';
import { changeEdition, makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from './edition-folder.ts';
import { listen, runProgram, type Program } from './program.ts';

let folder = '';
let port = 0;
let children: ChildProcess[] = [];
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});
const fetchAt = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	port = await findPort();
	await writeEdition(settings().contentFolder);
	await writeBuild(join(folder, 'build'));
});
afterEach(async () => {
	for (const child of children) child.kill('SIGKILL');
	children = [];
	await removeFolder(folder);
});

it('presses, says where it is lit, and at the next start has nothing to press', async () => {
	const first = await light();
	expect(first.said()).toMatch(
		new RegExp(
			`Edition \\d+ is published: 6 articles\\.\\nThe desk is at http://localhost:${port}/desk; its key, not shown again: [a-z-]{29}\\nShyraq is lit: http://localhost:${port}/ \\(6 articles\\)\\n$`
		)
	);
	expect(await end(first, 'SIGTERM')).toBe(0);
	const second = await light();
	expect(second.said()).toBe(`Shyraq is lit: http://localhost:${port}/ (6 articles)\n`);
	expect(await end(second, 'SIGINT')).toBe(0);
});

it('shows an edition pressed by another process at the next request', async () => {
	await light();
	const before = await readNumber();
	await changeEdition(settings().contentFolder);
	await pressEdition(settings());
	expect(await readNumber()).toBeGreaterThan(before);
	expect((await fetchAt('/read/ffffff')).status).toBe(410);
});

it('presses again on SIGHUP, and tells of faults without ending', async () => {
	const lit = await light();
	const before = await readNumber();
	await writeArticle(settings().contentFolder, 0, 'Corrected.');
	lit.child.kill('SIGHUP');
	await lit.says(/(Edition \d+ is published[^]*){2}/);
	const after = await readNumber();
	expect(after).toBeGreaterThan(before);
	await writeFile(join(settings().contentFolder, 'bad.md'), '---\nid: x\n---\n');
	lit.child.kill('SIGHUP');
	await lit.says(/bad\.md:.*\n[^]*Edition \d+ still stands/);
	expect(await readNumber()).toBe(after);
});

it('goes on answering, and ends when told, while a press is long at work', async () => {
	const lit = await light();
	const before = await readNumber();
	const fields = 'title: T\nstandfirst: S\nlanguage: en\nbyline: B\npublished: 2026-01-01T00:00:00Z';
	const body = '[a'.repeat(150_000) + ']'.repeat(150_000);
	await writeFile(join(settings().contentFolder, 'maze.md'), `---\nid: zzzzzz\n${fields}\n---\n\n${body}\n`);
	lit.child.kill('SIGHUP');
	await waitForLock();
	expect(await readNumber()).toBe(before);
	expect(await end(lit, 'SIGTERM')).toBe(0);
	const lock = await takePressLock(settings().dataFolder, 2_000);
	expect(lock, 'the press ends with the server').toBeDefined();
	lock?.release();
});

it('goes on with the edition before where the sources have faults, and will not start with none', async () => {
	await writeFile(join(settings().contentFolder, 'bad.md'), '---\nid: x\n---\n');
	const refused = start();
	expect(await refused.ended).toBe(1);
	expect(refused.said()).toMatch(/bad\.md:[^]*Nothing was published, and there is no earlier edition/);
	await removeFolder(join(settings().contentFolder, 'bad.md'));
	await pressEdition(settings());
	await writeFile(join(settings().contentFolder, 'bad.md'), '---\nid: x\n---\n');
	expect((await light()).said()).toMatch(/bad\.md:[^]*Edition \d+ goes on being served[^]*Shyraq is lit/);
});

it('ends a running request before it ends itself, and takes no new one', async () => {
	const lit = await light();
	const slow = await fetchAt('/slow');
	lit.child.kill('SIGTERM');
	lit.child.kill('SIGTERM');
	expect(await slow.text()).toBe('first last');
	expect(await lit.ended).toBe(0);
	await expect(fetchAt('/contents')).rejects.toThrow();
});

it('lets other origins read the files of the app, and no document', async () => {
	await light();
	const paths = ['/icons/icon.svg', '/service-worker.js', '/_app/immutable/x.js', '/', '/saved'];
	const answers = await Promise.all(paths.map(fetchAt));
	expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['*', '*', '*', null, null]);
});

it('says in one sentence that the port is taken', async () => {
	const taken = await listen(port);
	const refused = start();
	expect(await refused.ended).toBe(1);
	expect(refused.said()).toMatch(new RegExp(`\\nPort ${port} is taken by another program: [^\\n]+\\.\\n$`));
	taken.close();
});

const unwritable = /^Shyraq may not write in \/proc\/shyraq: [^\n]+ SHYRAQ_DATA, [^\n]+\.\n$/;

it.each<[string, Record<string, string>, number, RegExp]>([
	['a wrong setting', { PORT: 'http' }, 2, /^PORT must be [^\n]+\.\n$/],
	['a host of another machine', { HOST: '192.0.2.1' }, 1, /\n192\.0\.2\.1 is no address of this machine: [^\n]+\.\n$/],
	[
		'a file where the data folder should be',
		{ SHYRAQ_DATA: 'FOLDER/build/handler.js' },
		1,
		/^\S+ cannot be a folder, [^\n]+\.\n$/
	],
	[
		'a data folder below a file',
		{ SHYRAQ_DATA: 'FOLDER/build/handler.js/disk' },
		1,
		/^\S+\/handler\.js\/disk cannot be a folder, for a file [^\n]+ is in the way: [^\n]+ SHYRAQ_DATA\.\n$/
	],
	// Where the system itself lets nobody write, not even root
	['a data folder that may not be written', { SHYRAQ_DATA: '/proc/shyraq' }, 1, unwritable],
	[
		'a folder of sources that is not there',
		{ SHYRAQ_CONTENT: 'FOLDER/none' },
		2,
		/^SHYRAQ_CONTENT must be [^\n]+: there is nothing at \S+\/none\.\n$/
	],
	[
		'a file where the folder of sources should be',
		{ SHYRAQ_CONTENT: 'FOLDER/build/handler.js' },
		2,
		/^SHYRAQ_CONTENT must be [^\n]+handler\.js is a file\.\n$/
	],
	['a build that is not there', { SHYRAQ_BUILD_DIR: 'FOLDER/none' }, 1, /\nThere is no built reader in [^\n]+\.\n$/]
])('says in one sentence what is wrong with %s', async (_name, env, code, sentence) => {
	const set = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace('FOLDER', folder)]));
	const refused = start(set);
	expect(await refused.ended).toBe(code);
	expect(refused.said()).toMatch(sentence);
});

const oddRequests: [string, number][] = [
	['GET //evil.example/ HTTP/1.1\r\nhost: x', 404],
	['GET /%E0%A4%A HTTP/1.1\r\nhost: x', 400],
	['GET /%00 HTTP/1.1\r\nhost: x', 400],
	['GET http://evil.example/ HTTP/1.1\r\nhost: x', 400],
	['GET / HTTP/1.1\r\nhost: a b', 400],
	['GET /contents HTTP/1.1\r\nhost: x/saved?', 400],
	['GET /contents HTTP/1.1\r\nhost: x\\saved#', 400],
	['GET /contents HTTP/1.1\r\nhost: name:word@x', 400],
	['HEAD /contents HTTP/1.1\r\nhost: [::1]:3000', 200],
	['HEAD /contents HTTP/1.1\r\nhost: News.Example:80', 200],
	['GET / HTTP/1.1', 400],
	['OPTIONS * HTTP/1.1\r\nhost: x', 405],
	['POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0', 405],
	['GET /contents/ HTTP/1.1\r\nhost: x', 404],
	['GET /%63ontents/?a HTTP/1.1\r\nhost: x', 404],
	['GET /ping/?nonce=0123456789 HTTP/1.1\r\nhost: x', 404],
	['GET /a/0123/ HTTP/1.1\r\nhost: x', 404],
	['GET /pack/0123/ HTTP/1.1\r\nhost: x', 404],
	['GET /i/0123/ HTTP/1.1\r\nhost: x', 404],
	['nonsense', 400],
	[`GET /${'x'.repeat(4000)} HTTP/1.1\r\nhost: x`, 414],
	[`GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}`, 431],
	['GET /broken HTTP/1.1\r\nhost: x', 500]
];

it('answers odd and broken requests in order, without a word of its inside, and goes on', async () => {
	const lit = await light();
	const number = await readNumber();
	for (const [head, status] of oddRequests) {
		const answer = await ask(`${head}\r\nconnection: close\r\n\r\n`);
		expect(answer, head.slice(0, 80)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
		expect(answer).not.toMatch(/at .+:\d+:\d+|node:internal/);
		expect(await readNumber(), head.slice(0, 80)).toBe(number);
	}
	expect(lit.said()).toMatch(/GET \/broken: Error: a planted failure/);
});

it.each([
	[
		'a package that is not installed',
		"import 'no-such-package';",
		/\nThe package "no-such-package" is not installed: [^\n]+\.\n$/
	],
	['a build that lacks a part', "import './no-such-part.js';", /\nThe built reader in [^\n]+ is not whole: [^\n]+\.\n$/]
])('tells %s from a build that is not there', async (_name, source, sentence) => {
	await writeFile(join(folder, 'build/handler.js'), source);
	const refused = start();
	expect(await refused.ended).toBe(1);
	expect(refused.said()).toMatch(sentence);
});

it('leaves nothing half-written behind a refusal', async () => {
	await mkdir(settings().dataFolder);
	await writeFile(join(settings().contentFolder, 'bad.md'), '---\nid: x\n---\n');
	await start().ended;
	const names = (await readdir(settings().dataFolder, { recursive: true, withFileTypes: true })).map(
		({ name }) => name
	);
	expect(names.filter((name) => name.startsWith('.half-'))).toEqual([]);
});

function start(env: Record<string, string> = {}): Program {
	const { dataFolder, contentFolder } = settings();
	const usual = {
		SHYRAQ_DATA: dataFolder,
		SHYRAQ_CONTENT: contentFolder,
		SHYRAQ_NAME: 'Lamp',
		SHYRAQ_BUILD_DIR: join(folder, 'build'),
		PORT: String(port),
		HOST: '127.0.0.1'
	};
	const program = runProgram(['tools/serve.ts'], { ...usual, ...env });
	children.push(program.child);
	return program;
}

async function light(): Promise<Program> {
	const lit = start();
	await lit.says(/Shyraq is lit/);
	return lit;
}

function end({ child, ended }: Program, signal: 'SIGTERM' | 'SIGINT'): Promise<number | null> {
	child.kill(signal);
	return ended;
}

async function readNumber(): Promise<number> {
	const read = readContents(await (await fetchAt('/contents')).text());
	if (read === undefined) throw new Error('the list cannot be read');
	return read.contents.number;
}

/** Waits until a press is at work. */
async function waitForLock(): Promise<void> {
	for (;;) {
		const lock = await takePressLock(settings().dataFolder, 0);
		if (lock === undefined) return;
		lock.release();
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Sends exactly these bytes and answers with all that comes back. */
async function ask(text: string): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	socket.write(text);
	let answer = '';
	for await (const chunk of socket) answer += String(chunk);
	return answer;
}
