// `npm run bench:window`: what a phone has after a short while of bad network; ends with code 1 where the promise of the drill is broken.
import { openBrowser } from './bench/browser.ts';
import { askHashes } from './bench/edition.ts';
import { Link, type Quality } from './bench/link.ts';
import { Newsroom, precache, prepare, takeIn, type Times } from './bench/window.ts';

/** Enough that no window of a minute takes all of them in. */
const articles = 300;
const drillName = 'the drill: 40 kbit/s, 800 ms, open for 60 s';
const leastWhole = 25;
const leastUse = 0.85;

const kbit = (count: number): number => (count * 1000) / 8;
const minute: Times = [[0, 60_000]];
const tenOfEach: Times = Array.from({ length: 6 }, (_, index) => [index * 60_000, index * 60_000 + 10_000] as const);
const bad: Quality = { bytesPerSecond: kbit(40), roundTripMs: 800 };
const runs: [name: string, quality: Quality, times: Times][] = [
	[drillName, bad, minute],
	['2G (EDGE): 120 kbit/s, 600 ms, 60 s', { bytesPerSecond: kbit(120), roundTripMs: 600 }, minute],
	['3G: 700 kbit/s, 200 ms, 20 s', { bytesPerSecond: kbit(700), roundTripMs: 200 }, [[0, 20_000]]],
	['4G: 9 Mbit/s, 60 ms, 10 s', { bytesPerSecond: kbit(9000), roundTripMs: 60 }, [[0, 10_000]]],
	...[12_000, 15_000, 20_000].map((freezeAfterBytes): [string, Quality, Times] => [
		`400 kbit/s, 300 ms, each connection frozen after ${freezeAfterBytes / 1000} KB, 60 s`,
		{ bytesPerSecond: kbit(400), roundTripMs: 300, freezeAfterBytes },
		minute
	]),
	['the drill with 5 % of segments lost', { ...bad, loss: 0.05 }, minute],
	['the drill, open for 10 s of each of six minutes', bad, tenOfEach]
];

const only = process.argv[2];
const newsroom = await Newsroom.open(articles);
const browser = await openBrowser();
let broken = 0;
try {
	const phones = [];
	for (const [name, quality, times] of runs) {
		if (only !== undefined && !name.includes(only)) continue;
		const link = await Link.lay(newsroom.port, { bytesPerSecond: 3_000_000, roundTripMs: 10 });
		phones.push({ name, quality, times, link, context: await prepare(browser, link) });
	}
	console.error(`Publishing ${articles} articles …`);
	await newsroom.fill();
	const hashes = await askHashes(`http://localhost:${newsroom.port}`);
	const contents = await newsroom.contents();
	for (const { name, quality, times, link, context } of phones) {
		const taken = await takeIn(context, link, quality, times);
		await context.close();
		await link.close();
		const plain = await precache(browser, { hashes, port: newsroom.port }, quality, times);
		const isKept = name !== drillName || (taken.whole >= leastWhole && taken.use >= leastUse);
		const isSound = taken.broken === 0 && taken.contents === contents;
		if (!isKept || !isSound) broken += 1;
		console.log(
			`${isKept && isSound ? 'kept   ' : 'BROKEN '} ${name}: ${taken.whole} whole articles, ${taken.broken} broken, ` +
				`${Math.round(taken.use * 100)} % of the link used; a plain precache: ${plain}`
		);
	}
} finally {
	await browser.close();
	await newsroom.close();
}
process.exitCode = broken === 0 ? 0 : 1;
