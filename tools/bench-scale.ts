// `npm run bench:scale`: a start with ten thousand articles on the phone against one with a hundred, in turn; ends with code 1 where a promise is broken.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { places } from '#lib/contract/places.ts';
import { isKept, writeAmount, writeFigure, type Figure } from './bench/budgets.ts';
import { lightPublisher, root } from './bench/publisher.ts';
import { medianOf } from './bench/race.ts';
import { newsArticles, picturesOf } from './bench/scale-articles.ts';
import { makeScaleEdition } from './bench/scale-edition.ts';
import { openBarePhone, weighBareHeaps, weighSettled } from './bench/scale-bare.ts';
import { withSmall } from './bench/scale-phone.ts';
import { drawPictures } from './bench/scale-pictures.ts';

import { dropPhone, fillPhone, slowdown, startColdMs, type FullPhone, type Sight } from './bench/scale-race.ts';
import { scrollThrough } from './bench/scale-scroll.ts';

const [few, many] = [100, 10_000];
/** Odd, so that the median is one of the runs. */
const runs = 9;
/** Times a start with few. */
const promisedRatio = 1.2;
const promisedBytes = 100_000_000;
/** All are scrolled through, so far with every second frame, in heights of the window. */
const scrolled = many;
const quickWindows = 0.2;

const sights: Record<string, Sight> = {
	'a cold start to the list': { path: () => places.library, selector: 'ol.library > li h2 a' },
	'a cold start to an article': {
		// The same on both phones, and not among the first
		path: ({ ids }) => places.read(ids[few / 2] ?? ''),
		selector: 'article .body p'
	}
};

const draw = await drawPictures();
console.error('Pressing the edition (a minute the first time) …');
const publisher = await lightPublisher(join(root, 'content'), 'shipped');
const phones: FullPhone[] = [];
let broken = 0;
try {
	for (const count of [few, many]) {
		console.error(`Filling a phone with ${count} articles …`);
		const edition = await makeScaleEdition(count, newsArticles(draw), (number, article) =>
			picturesOf(number, article, draw)
		);
		phones.push(await fillPhone(edition, publisher.port, withSmall));
	}
	await publisher.kill();
	const [load = 0] = loadavg();
	console.log(
		`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; load before the first run ${load.toFixed(1)}.`
	);
	console.log(`Pages compute ${slowdown} times slower; the browser started anew for each of ${runs} runs, in turn.`);
	for (const [name, sight] of Object.entries(sights)) {
		const times = phones.map((): number[] => []);
		// The first of each fills the machine's own caches
		for (let run = -1; run < runs; run += 1) {
			for (const [at, phone] of phones.entries()) {
				const ms = await startColdMs(phone, sight);
				if (run >= 0) times[at]?.push(ms);
			}
		}
		const [withFew = [], withMany = []] = times;
		tell({
			name: `${name}, ${many} articles over ${few}`,
			found: medianOf(withMany) / medianOf(withFew),
			limit: promisedRatio,
			unit: 'times',
			bound: 'most',
			details: [`${few}: ${writeRuns(withFew)}`, `${many}: ${writeRuns(withMany)}`]
		});
	}
	const [, full] = phones;
	if (full !== undefined) await scrollAll(full);
} finally {
	phones.forEach(dropPhone);
	await publisher.kill();
}
process.exitCode = broken === 0 ? 0 : 1;

/** What is seen of the list while it goes by, and what the page, its worker and their process hold then. */
async function scrollAll({ origin, profile }: FullPhone): Promise<void> {
	const { browser, page } = await openBarePhone(profile);
	try {
		const empty = await weighSettled(browser, page);
		await page.goto(`${origin}${places.library}`);
		// Alive: until then nobody can have scrolled far
		await page.waitForFunction(() => document.querySelector('ol.library .state')?.textContent.trim());
		const { items, steps, blanks } = await page.evaluate(scrollThrough, { windows: quickWindows, most: scrolled });
		tell({
			name: `articles that were scrolled through, of ${many}`,
			found: items,
			limit: scrolled,
			unit: 'articles',
			bound: 'least',
			details: []
		});
		tell({
			name: 'places in the window where there was nothing to read',
			found: blanks.length,
			limit: 0,
			unit: 'places',
			bound: 'most',
			details: [`${4 * steps} places looked at in ${steps} steps`, ...blanks.slice(0, 5)]
		});
		const { heapBytes, nodes } = await weighBareHeaps(browser, page);
		tell({
			name: 'memory after that, script values of page and worker',
			found: heapBytes,
			limit: promisedBytes,
			unit: 'bytes',
			bound: 'most',
			details: [`${nodes} nodes`]
		});
		const full = await weighSettled(browser, page);
		if (empty === undefined || full === undefined) return;
		tell({
			name: 'memory after that, all of the processes, beyond what they take for an empty page',
			found: full - empty,
			limit: promisedBytes,
			unit: 'bytes',
			bound: 'most',
			details: [
				`${writeAmount(full, 'bytes')}, with an empty page ${writeAmount(empty, 'bytes')}; the browser’s own files are not counted`
			]
		});
	} finally {
		await browser.close();
	}
}

function tell(figure: Figure): void {
	console.log(writeFigure(figure));
	if (!isKept(figure)) broken += 1;
}

function writeRuns(values: readonly number[]): string {
	return `median ${medianOf(values).toFixed(0)} ms (${values.map((value) => value.toFixed(0)).join(', ')})`;
}
