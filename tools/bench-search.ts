// `npm run bench:search`: ten thousand articles of 800 words searched on a phone without a network; ends with code 1 where a promise is broken.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { places } from '#lib/contract/places.ts';
import { isKept, writeFigure, type Figure } from './bench/budgets.ts';
import { lightPublisher, root } from './bench/publisher.ts';
import { medianOf } from './bench/race.ts';
import { makeScaleEdition } from './bench/scale-edition.ts';
import { weighThread } from './bench/scale-memory.ts';
import { dropPhone, fillPhone, openPhone, startColdMs, type FullPhone } from './bench/scale-race.ts';
import { makeWordyArticle, wordOfRank, wordyLanguages } from './bench/search-articles.ts';
import { threadAddress, typeAt, untilIndexed, weighIndex, type Keystroke } from './bench/search-run.ts';

const articles = Number(process.argv[2] ?? 10_000);
/** How many times slower a phone computes: pages are braked by it; of a thread, which no browser brakes, times are multiplied by it. */
const slowdown = 4;
const promised = { storedBytes: 20_000_000, memoryBytes: 50_000_000, keystrokeMs: 30, coldMs: 1000 };
/** Ranks of the words that are typed, from those that stand everywhere to those that stand in few texts. */
const ranks = [12, 150, 1200, 7000];
const coldRuns = 5;

console.error('Pressing the edition (a minute the first time) …');
const publisher = await lightPublisher(join(root, 'content'), 'shipped');
console.error(`Filling a phone with ${articles} articles …`);
const phone = await fillPhone(await makeScaleEdition(articles, makeWordyArticle), publisher.port);
await publisher.kill();
let broken = 0;
try {
	const [load = 0] = loadavg();
	console.log(
		`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; load before the first run ${load.toFixed(1)}.`
	);
	await index(phone);
	await typing(phone);
	await cold(phone);
} finally {
	dropPhone(phone);
}
process.exitCode = broken === 0 ? 0 : 1;

async function index({ origin, profile }: FullPhone): Promise<void> {
	const context = await openPhone(profile);
	try {
		const page = await context.newPage();
		const begun = performance.now();
		await page.goto(`${origin}${places.search}`);
		await untilIndexed(page, articles, (done) => console.error(`${done} articles are in the index …`));
		console.log(`Indexed in ${((performance.now() - begun) / 1000).toFixed(0)} s on this machine, not braked.`);
		tell({ name: 'index as it is stored', found: await weighIndex(page), ...most(promised.storedBytes), details: [] });
	} finally {
		await context.close();
	}
}

async function typing({ origin, profile }: FullPhone): Promise<void> {
	const context = await openPhone(profile);
	try {
		const page = await context.newPage();
		// A document of ours in which nothing else runs
		await page.goto(`${origin}${places.webManifest}`);
		const keystrokes = (await typeAt(page, threadAddress(), ['ab', ...listTyped()])).slice(1);
		tellTimes('a keystroke, until its first hits', keystrokes, ({ firstMs }) => firstMs);
		tellTimes('a keystroke, until all that is shown at once', keystrokes, ({ allMs }) => allMs);
		const { heap, buffers } = await weighThread(context, page);
		const details = [`values ${(heap / 1e6).toFixed(1)} MB, buffers ${(buffers / 1e6).toFixed(1)} MB`];
		tell({ name: 'memory of the thread', found: heap + buffers, ...most(promised.memoryBytes), details });
	} finally {
		await context.close();
	}
}

/** From a browser just started to the first hit, the page braked. */
async function cold(phone: FullPhone): Promise<void> {
	const path = (): string => `${places.search}#q=${encodeURIComponent(wordOfRank('ru', 150))}`;
	const times: number[] = [];
	for (let run = 0; run < coldRuns; run += 1)
		times.push(await startColdMs(phone, { path, selector: '.hits li' }, slowdown));
	console.log(
		`a cold start to the first hit: median ${medianOf(times).toFixed(0)} ms (promised ${promised.coldMs}; ${times.map((time) => time.toFixed(0)).join(', ')})`
	);
	if (medianOf(times) > promised.coldMs) broken += 1;
}

/** Everything typed, letter by letter: words of each language, two words, and a phrase of two. */
function listTyped(): string[] {
	return wordyLanguages.flatMap((language) => {
		const [first = '', second = '', ...others] = ranks.map((rank) => wordOfRank(language, rank));
		const texts = [first, second, ...others, `${second} ${first}`, `"${first} ${second}"`];
		return texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
	});
}

function tellTimes(name: string, keystrokes: readonly Keystroke[], of: (keystroke: Keystroke) => number): void {
	const times = keystrokes.map((each) => ({ typed: each.typed, total: each.total, ms: of(each) * slowdown }));
	times.sort((one, other) => one.ms - other.ms);
	const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.ms ?? 0;
	const slowest = times.slice(-5).map(({ typed, total, ms }) => `${typed} (${total}) ${ms.toFixed(0)} ms`);
	const verdict = at(0.95) <= promised.keystrokeMs ? 'kept   ' : 'BROKEN ';
	if (at(0.95) > promised.keystrokeMs) broken += 1;
	console.log(
		`${verdict} ${name}, times ${slowdown}: p95 ${at(0.95).toFixed(1)} ms, median ${at(0.5).toFixed(1)} ms of ${times.length} (at most ${promised.keystrokeMs} ms)\n          slowest: ${slowest.join(', ')}`
	);
}

function most(limit: number): Pick<Figure, 'limit' | 'unit' | 'bound'> {
	return { limit, unit: 'bytes', bound: 'most' };
}

function tell(figure: Figure): void {
	console.log(writeFigure(figure));
	if (!isKept(figure)) broken += 1;
}
