// From SVG to PNG: Chromium sets the words and paints, sharp reduces the painting to a small palette.
import { chromium, type Browser } from '@playwright/test';
import sharp from 'sharp';
import { findLabelFaults } from './label-faults.ts';

/** The most bytes one picture may weigh; the press makes smaller ones for phones from it. */
const heaviestBytes = 200 * 1024;

/** A browser to draw with: the one CHROMIUM names, or the one Playwright has installed for itself. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = process.env['CHROMIUM'];
	return chromium.launch(executablePath === undefined ? {} : { executablePath });
}

type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

/** Paints the drawing; throws with a list when a label leaves the sheet, meets another or outgrows its room. */
export async function rasterise(browser: Browser, { svg, width, height }: Drawing): Promise<Buffer> {
	const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
	try {
		await page.setContent(`<!doctype html><body style="margin:0;background:#000">${svg}`);
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		const faults = await findLabelFaults(page, width, height);
		if (faults.length > 0 && process.env['FIGURES_DRAFT'] === undefined) throw new Error(faults.join('\n'));
		for (const fault of faults) process.stderr.write(`  ${fault}\n`);
		return await reduce(await page.screenshot({ type: 'png' }));
	} finally {
		await page.close();
	}
}

/** The same painting with as many colours as the weight allows, most first. */
async function reduce(painted: Buffer): Promise<Buffer> {
	for (const colours of [256, 128, 64]) {
		const bytes = await sharp(painted)
			.removeAlpha()
			.png({ palette: true, colours, dither: 0.6, effort: 10, compressionLevel: 9 })
			.toBuffer();
		if (bytes.length <= heaviestBytes) return bytes;
	}
	throw new Error(`The picture is heavier than ${String(heaviestBytes)} bytes even with 64 colours.`);
}
