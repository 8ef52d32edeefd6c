// `npm run bench`: first paints against a hand-written page, interleaved in one run, and Lighthouse; ends with code 1 where a promise is broken.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { places } from '#lib/contract/places.ts';
import { budgets, isKept, writeFigure, type Figure } from './bench/budgets.ts';
import { cpuSlowdown, openBrowser, slowLine } from './bench/browser.ts';
import { askLead } from './bench/edition.ts';
import { layFloor } from './bench/floor.ts';
import { fetchLighthouse, judge } from './bench/lighthouse.ts';
import { layLine } from './bench/line.ts';
import { lightPublisher, root } from './bench/publisher.ts';
import { raceCold, raceOffline, weighRace } from './bench/race.ts';

/** How often each page is painted; odd, so that the median is one of the runs. */
const runs = 9;
const coldName = 'cold first paint at 400 kbit/s and 400 ms';
let broken = 0;

const tell = (figure: Figure): void => {
	console.log(writeFigure(figure));
	if (!isKept(figure)) broken += 1;
};

await fetchLighthouse();
console.error('Pressing the edition (a minute the first time) …');
const publisher = await lightPublisher(join(root, 'content'), 'shipped');
const browser = await openBrowser();
const article = await askLead(publisher.origin);
const floor = await layFloor(article, publisher.origin);
const lead = `${publisher.origin}${places.read(article.head.id)}`;
const kill = async (): Promise<void> => {
	await publisher.kill();
	await floor.close();
};
try {
	const [load = 0] = loadavg();
	console.log(
		`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; load before the first run ${load.toFixed(1)}.`
	);
	if (load > cpus().length / 2)
		console.error('This machine is busy with other things: the times below are not to be trusted.');
	console.log(`First paints at ${cpuSlowdown} times slower computing, ${runs} runs of each in turn.`);
	await raceOverLines();
	const emulated = await raceCold(browser, { ours: lead, floor: floor.plain, slowness: 'emulated', runs });
	tell(weighRace(`${coldName}, as the browser emulates it`, budgets.coldPaintRatio, emulated));
	const offline = await raceOffline(browser, { ours: lead, floor: floor.cached, kill, runs });
	tell(weighRace('first paint with the server killed', budgets.offlinePaintRatio, offline));
	await publisher.light();
	for (const [name, address] of Object.entries({ 'the library': `${publisher.origin}/`, 'the lead article': lead })) {
		for (const figure of await judge(name, address)) tell(figure);
	}
} finally {
	await browser.close();
	await kill();
}
/** The same over a line that carries every byte in its turn, as a cable does, so that a page may paint while it comes. */
async function raceOverLines(): Promise<void> {
	const pace = { bytesPerSecond: slowLine.downloadThroughput, roundTripMs: slowLine.latency };
	const [toOurs, toFloor] = [
		await layLine(publisher.port, pace),
		await layLine(Number(new URL(floor.plain).port), pace)
	];
	try {
		const ours = `${toOurs.origin}${new URL(lead).pathname}`;
		const race = await raceCold(browser, { ours, floor: `${toFloor.origin}/`, slowness: 'laid', runs });
		tell(weighRace(`${coldName}, over a line laid so`, budgets.coldPaintRatio, race));
	} finally {
		await toOurs.close();
		await toFloor.close();
	}
}
process.exitCode = broken === 0 ? 0 : 1;
