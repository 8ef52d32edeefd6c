// `npm run bench:reading`: how soon an article opens from the list and the page answers, with everything on the phone and the server killed.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { cpuSlowdown, openBrowser, openSlowPage, unpackPhone } from './bench/browser.ts';
import { lightPublisher, root } from './bench/publisher.ts';
import { keepOurs, medianOf } from './bench/race.ts';
import { listen, openFromListMs, walk } from './bench/reading.ts';

const promised = { openMs: 50, answerMs: 100, shift: 0 };
const opens = 9;
/** Interactions of the walk are told with this share of them; the rest were slower. */
const share = 0.98;

console.error('Pressing the edition (a minute the first time) …');
const publisher = await lightPublisher(join(root, 'content'), 'shipped');
const browser = await openBrowser();
let broken = 0;
try {
	const phone = await unpackPhone(browser);
	await listen(phone);
	const first = await phone.newPage();
	await keepOurs(first, publisher.origin);
	await first.close();
	await publisher.kill();
	const [load = 0] = loadavg();
	console.log(
		`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}; load before the first run ${load.toFixed(1)}; pages compute ${cpuSlowdown} times slower.`
	);
	const page = await openSlowPage(phone);
	const times: number[] = [];
	// The first fills the machine's own caches
	for (let run = -1; run < opens; run += 1) {
		const ms = await openFromListMs(page, publisher.origin, Math.max(0, run) % 6);
		if (run >= 0) times.push(ms);
	}
	tell(
		'from the tap on a headline to the text',
		medianOf(times),
		promised.openMs,
		times.map((ms) => ms.toFixed(0)).join(', ')
	);
	const { interactions, shifts } = await walk(page, publisher.origin);
	const slowest = interactions.toSorted((one, other) => one.ms - other.ms);
	const at = slowest[Math.min(slowest.length - 1, Math.floor(slowest.length * share))]?.ms ?? 0;
	const worst = slowest.slice(-6).map(({ step, type, ms }) => `${step} (${type}) ${ms} ms`);
	tell(
		`from a touch or a key to the next paint, ${share * 100} of 100 of ${interactions.length} that took 16 ms or more`,
		at,
		promised.answerMs,
		`median ${(slowest[slowest.length >> 1]?.ms ?? 0).toFixed(0)} ms; slowest: ${worst.join(', ')}`
	);
	const shifted = shifts.reduce((sum, { score }) => sum + score, 0);
	console.log(
		`${shifted <= 0.01 ? 'kept   ' : 'BROKEN '} layout shifts that no touch had led to: ${shifted.toFixed(4)} in all (${shifts.map(({ path, score }) => `${path} ${score.toFixed(4)}`).join(', ')})`
	);
	if (shifted > 0.01) broken += 1;
} finally {
	await browser.close();
	await publisher.kill();
}
process.exitCode = broken === 0 ? 0 : 1;

function tell(name: string, found: number, limit: number, details: string): void {
	const isKept = found <= limit;
	if (!isKept) broken += 1;
	console.log(
		`${isKept ? 'kept   ' : 'BROKEN '} ${name}: ${found.toFixed(0)} ms (at most ${limit} ms)\n          ${details}`
	);
}
