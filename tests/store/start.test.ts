// `npm start` on a machine that has nothing, that has everything, and on which a step fails: our own start beside a stand-in for npm, build and server.
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder, removeFolder } from './edition-folder.ts';
import { runProgram } from './program.ts';

const tools = join(import.meta.dirname, '../../tools');
let folder = '';
/** What was done by npm, the build and the server, in order. */
const steps = async (): Promise<string[]> => (await readFile(join(folder, 'steps'), 'utf8')).trim().split('\n');

/** A program that notes its name and words, and then runs this source. */
async function writeStandIn(path: string, name: string, source: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(
		path,
		`#!${process.execPath}\nimport fs from 'node:fs';\n` +
			`fs.appendFileSync(${JSON.stringify(join(folder, 'steps'))}, [${JSON.stringify(name)}, ...process.argv.slice(2).filter((word) => !word.startsWith('--') && word !== 'warn')].join(' ') + '\\n');\n${source}\n`
	);
	await chmod(path, 0o755);
}

/** Where npm puts a newer Node, by the names its packages have for the machines that tests run on. */
const newer = `tools/node/node_modules/node-${process.platform === 'darwin' && process.arch === 'arm64' ? 'bin-' : ''}${process.platform}-${process.arch}/bin`;

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await mkdir(join(folder, 'tools/node'), { recursive: true });
	await mkdir(join(folder, 'src'));
	for (const name of ['start.mjs', 'set-up.mjs']) await cp(join(tools, name), join(folder, 'tools', name));
	for (const name of ['package.json', 'package-lock.json', 'tools/node/package-lock.json', 'src/app.ts'])
		await writeFile(join(folder, name), name);
	await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
	await writeStandIn(
		join(folder, 'bin/npm'),
		'npm',
		`const at = process.argv.indexOf('--prefix');
		if (at < 0) fs.mkdirSync('node_modules', { recursive: true });
		else {
			fs.mkdirSync('${newer}', { recursive: true });
			fs.symlinkSync(${JSON.stringify(process.execPath)}, '${newer}/node');
		}`
	);
	await writeStandIn(
		join(folder, 'node_modules/.bin/vite'),
		'vite',
		`fs.mkdirSync('build', { recursive: true }); fs.writeFileSync('build/handler.js', '');`
	);
	await writeFile(
		join(folder, 'tools/serve.ts'),
		`import { appendFileSync } from 'node:fs';
		appendFileSync(${JSON.stringify(join(folder, 'steps'))}, 'serve under ' + process.env['PATH']?.split(':')[0] + '\\n');
		if (process.env['LINGERS'] === 'yes') {
			process.on('SIGTERM', () => { appendFileSync(${JSON.stringify(join(folder, 'steps'))}, 'told to end\\n'); process.exit(0); });
			console.log('lit');
			setInterval(() => undefined, 1000);
		}`
	);
});
afterEach(() => removeFolder(folder));

const start = (env: Record<string, string> = {}) =>
	runProgram([join(folder, 'tools/start.mjs')], {
		PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
		npm_execpath: '',
		...env
	});
const serves = `serve under ${dirname(process.execPath)}`;

it('installs, builds and serves the first time, and from then on only serves', async () => {
	const first = start();
	expect(await first.ended).toBe(0);
	expect(await steps()).toEqual(['npm ci', 'vite build', serves]);
	expect(first.said()).toBe('Installing the packages …\nBuilding the reader …\n');
	const second = start();
	expect(await second.ended).toBe(0);
	expect(await steps()).toEqual(['npm ci', 'vite build', serves, serves]);
	expect(second.said()).toBe('');
});

it('builds again what was changed, or broken, and installs only what another lockfile asks for', async () => {
	await start().ended;
	await writeFile(join(folder, 'src/app.ts'), 'changed');
	await start().ended;
	await rm(join(folder, 'build'), { recursive: true });
	await start().ended;
	await writeFile(join(folder, 'package-lock.json'), 'changed');
	await start().ended;
	const [, ...rest] = await steps();
	expect(rest).toEqual([
		'vite build',
		serves,
		'vite build',
		serves,
		'vite build',
		serves,
		'npm ci',
		'vite build',
		serves
	]);
});

it.each([
	['bin/npm', 'npm', 'Installing the packages failed (npm ended with code 3)', ['npm ci']],
	[
		'node_modules/.bin/vite',
		'vite',
		'Building the reader failed (vite build ended with code 3)',
		['npm ci', 'vite build']
	]
])(
	'says in one sentence that %s failed, serves nothing, and tries it again the next time',
	async (path, name, sentence, done) => {
		const whole = await readFile(join(folder, path), 'utf8');
		await writeStandIn(join(folder, path), name, `console.error('the disk is tired'); process.exitCode = 3;`);
		const failed = start();
		expect(await failed.ended).toBe(1);
		expect(failed.said()).toContain('the disk is tired');
		expect(failed.said()).toContain(`${sentence}; what went wrong stands above.`);
		expect(await steps()).toEqual(done);
		await writeFile(join(folder, path), whole);
		expect(await start().ended).toBe(0);
		expect((await steps()).at(-1)).toBe(serves);
	}
);

it('gets a newer Node for itself where the machine’s is too old, once, and does all further steps under it', async () => {
	const older = join(folder, 'older.mjs');
	await writeFile(
		older,
		`Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });`
	);
	const env = { NODE_OPTIONS: `--import=file://${older}` };
	const [getsNode, servesThere] = [`npm ci ${join(folder, 'tools/node')}`, `serve under ${join(folder, newer)}`];
	const first = start(env);
	expect(await first.ended).toBe(0);
	expect(first.said()).toContain('Node 20.11.0 is too old: getting a newer one for Shyraq alone …\n');
	expect(await steps()).toEqual([getsNode, 'npm ci', 'vite build', servesThere]);
	const second = start(env);
	expect(await second.ended).toBe(0);
	expect(second.said()).toBe('');
	expect((await steps()).slice(4)).toEqual([servesThere]);
	await rm(join(folder, newer), { recursive: true });
	expect(await start(env).ended).toBe(0);
	expect((await steps()).slice(5)).toEqual([getsNode, servesThere]);
});

it('passes on to the server that it is to end', async () => {
	const program = start({ LINGERS: 'yes' });
	await program.says(/lit/);
	program.child.kill('SIGTERM');
	expect(await program.ended).toBe(0);
	expect((await steps()).at(-1)).toBe('told to end');
});
