// Makes the edition's pictures: `node tools/figures/make-pictures.ts` draws all of them, or only those whose names are given.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { catalogue } from './catalogue.ts';
import { languages } from './language.ts';
import { sheet, type Picture } from './picture.ts';
import { openBrowser, rasterise } from './raster.ts';

const folder = new URL('../../content/pictures/', import.meta.url);

type Version = { readonly file: string; readonly pieces: string };

/** The files one picture becomes: one for each language where it holds words. */
function versions(picture: Picture): readonly Version[] {
	if (picture.kind === 'wordless') return [{ file: `${picture.name}.png`, pieces: picture.draw() }];
	return languages.map((language) => ({ file: `${picture.name}-${language}.png`, pieces: picture.draw(language) }));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !catalogue.some((picture) => picture.name === name));
if (unknown.length > 0) throw new Error(`There is no picture named ${unknown.join(', ')}.`);

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
	for (const picture of catalogue.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
		for (const { file, pieces } of versions(picture)) {
			const bytes = await rasterise(browser, {
				svg: sheet(picture, pieces),
				width: picture.width,
				height: picture.height
			});
			const half = new URL(`${file}.half`, folder);
			await writeFile(half, bytes);
			await rename(half, new URL(file, folder));
			process.stdout.write(`${file} ${String(Math.ceil(bytes.length / 1024))} KB\n`);
		}
	}
} finally {
	await browser.close();
}
