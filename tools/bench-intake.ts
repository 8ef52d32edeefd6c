// `npm run bench:intake -- [articles] [width of photographs]`: how quickly articles come in, in what memory, and what readers feel of it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { putBehind } from '#lib/server/serve/behind.ts';
import { peaksByQuarter, residentBytes, watchMemory } from './bench/memory.ts';
import { itemsOfFeed, openNewsSites } from './bench/news-sites.ts';
import { findPort } from './bench/port.ts';
import { buildFolder, root } from './bench/publisher.ts';

const articles = Number(process.argv[2] ?? 1000);
const width = Number(process.argv[3] ?? 1200);
/** How often a reader asks for the front, in milliseconds. */
const everyMs = 50;
const warmUpMs = 3_000;
const quietMs = 30_000;
const quietFeeds = 1000;
/** A refresh ends after ten minutes; a machine that needs more of them than this is not measured. */
const mostRounds = 12;

const folder = mkdtempSync(join(tmpdir(), 'shyraq-bench-intake-'));
mkdirSync(join(folder, 'content'));
const sites = await openNewsSites(articles, width);
const port = await findPort();
const env = {
	...process.env,
	PORT: String(port),
	HOST: '127.0.0.1',
	SHYRAQ_DATA: join(folder, 'data'),
	SHYRAQ_CONTENT: join(folder, 'content'),
	SHYRAQ_BUILD_DIR: buildFolder,
	SHYRAQ_ORIGIN: '',
	SHYRAQ_FETCH_ALLOW: sites.allow
};
/** Those of the first feed are there before, without which there is nothing to light. */
const wanted = articles - Math.min(articles, itemsOfFeed);

let server: ChildProcess | undefined;
try {
	console.log(`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; load ${(loadavg()[0] ?? 0).toFixed(1)}.`);
	await run('import', writeList('first.opml', sites.feeds.slice(0, 1)));
	server = await light();
	await askWhile(wait(warmUpMs));
	const quiet = await askWhile(wait(quietMs));
	const serverBefore = residentBytes(server.pid);
	const intake = takeIn();
	const busy = await askWhile(intake);
	const { count, memory, seconds, rounds } = await intake;
	const pace = (count / seconds).toFixed(2);
	tell('articles, 3 pictures each', `${count} of ${wanted} in ${seconds.toFixed(0)} s: ${pace} a second`);
	tell('processes, one after another', String(rounds));
	tell('memory, peaks by quarters', peaksByQuarter(memory).map(mb).join(', '));
	tell('memory of the server', `before ${mb(serverBefore)}, after ${mb(residentBytes(server.pid))}`);
	tell('"/" before, p50 and p99', `${ms(quiet, 0.5)}, ${ms(quiet, 0.99)} (${quiet.length} times)`);
	tell('"/" meanwhile, p50 and p99', `${ms(busy, 0.5)}, ${ms(busy, 0.99)} (${busy.length} times)`);
	const ratio = quantile(busy, 0.99) / quantile(quiet, 0.99);
	tell('p99 meanwhile over before', `${ratio.toFixed(2)} (asked for: at most 2)`);
	server.kill('SIGKILL');
	await run('import', writeList('quiet.opml', sites.quietFeeds(quietFeeds)));
	const { feeds, unchanged } = { ...sites.asked };
	const began = performance.now();
	await run('refresh', '--all');
	const took = ((performance.now() - began) / 1000).toFixed(1);
	const [asked, held] = [sites.asked.feeds - feeds, sites.asked.unchanged - unchanged];
	tell(
		`${sites.feeds.length + quietFeeds} feeds, nothing new`,
		`${asked} requests, ${held} of them conditional; ${took} s`
	);
} finally {
	server?.kill('SIGKILL');
	await sites.close();
	rmSync(folder, { recursive: true, force: true });
}

/** Runs a command to its end, behind the server as the server itself runs it. */
async function run(...words: string[]): Promise<{ said: string; memory: number[] }> {
	const command = ['tools/shyraq.ts', ...words, '--json'];
	const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
	putBehind(child);
	let said = '';
	child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
	const watch = watchMemory(child.pid);
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	// 1: some of it failed, which the counts show
	if (code !== 0 && code !== 1) throw new Error(`"${words.join(' ')}" ended with ${code}: ${said}`);
	return { said, memory: watch.end() };
}

/** A list of feeds in a file. @returns its place */
function writeList(name: string, feeds: readonly string[]): string {
	const outlines = feeds.map((feed, at) => `<outline type="rss" text="Harbour ${at}" xmlUrl="${feed}"/>`);
	const place = join(folder, name);
	writeFileSync(place, `<?xml version="1.0"?><opml version="2.0"><body>${outlines.join('')}</body></opml>`);
	return place;
}

async function light(): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['tools/serve.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (bytes: Buffer) => {
			if (bytes.toString().includes('Shyraq is lit: ')) resolve();
		});
		child.once('exit', (code) => reject(new Error(`The server ended (${code}).`)));
	});
	return child;
}

/** Follows the other feeds, which takes in what they have, and refreshes until all is in. */
async function takeIn(): Promise<{ count: number; memory: number[]; seconds: number; rounds: number }> {
	const began = performance.now();
	const memory: number[] = [];
	let [count, rounds] = [0, 0];
	let words = ['import', writeList('feeds.opml', sites.feeds.slice(1))];
	while (count < wanted && rounds < mostRounds) {
		const round = await run(...words);
		count += round.said.match(/"kind":"new"/g)?.length ?? 0;
		memory.push(...round.memory);
		rounds += 1;
		words = ['refresh', '--all'];
	}
	return { count, memory, seconds: (performance.now() - began) / 1000, rounds };
}

/** Asks for the front again and again until something has ended. @returns how long each answer took, in milliseconds */
async function askWhile(work: Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	const state = { isDone: false };
	const done = () => (state.isDone = true);
	work.then(done, done);
	while (!state.isDone) {
		const begun = performance.now();
		const answer = await fetch(`http://127.0.0.1:${port}/`);
		await answer.arrayBuffer();
		times.push(performance.now() - begun);
		await wait(everyMs);
	}
	return times;
}

function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function tell(what: string, found: string): void {
	console.log(`${`${what}:`.padEnd(32)} ${found}`);
}

function mb(bytes: number): string {
	return `${Math.round(bytes / 1e6)} MB`;
}

function ms(values: readonly number[], share: number): string {
	return `${quantile(values, share).toFixed(1)} ms`;
}
