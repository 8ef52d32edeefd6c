// `npm run sizes`: what the built reader weighs, each budget against what is; ends with code 1 where one is broken.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isKept, writeFigure, type Figure } from './bench/budgets.ts';
import { openBrowser } from './bench/browser.ts';
import { writePhotographs } from './bench/photographs.ts';
import { buildFolder, keptFolder, lightPublisher, root } from './bench/publisher.ts';
import { weighBuild, weighDocuments, weighLeadVisit, weighPhotographsVisit } from './bench/weigh.ts';

let broken = 0;

const tell = (figures: readonly Figure[]): void => {
	for (const figure of figures) {
		console.log(writeFigure(figure));
		if (!isKept(figure)) broken += 1;
	}
};

const photographs = join(keptFolder, 'photographs-sources');
mkdirSync(photographs, { recursive: true });
await writePhotographs(photographs);

console.error('Pressing the edition (a minute the first time) …');
const shipped = await lightPublisher(join(root, 'content'), 'shipped');
const madeUp = await lightPublisher(photographs, 'photographs');
const browser = await openBrowser();
try {
	console.log('A KB is 1000 bytes; scripts and texts as the server sends them, in brotli.');
	tell([await weighDocuments(shipped)]);
	tell(await weighBuild(shipped, buildFolder));
	tell([await weighLeadVisit(browser, shipped), await weighPhotographsVisit(browser, madeUp)]);
} finally {
	await browser.close();
	await shipped.kill();
	await madeUp.kill();
}
process.exitCode = broken === 0 ? 0 : 1;
