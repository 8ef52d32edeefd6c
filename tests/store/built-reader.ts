// A stand-in for the built reader: templates in four languages, and a handler that goes by the same door as the real one.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cutTemplate, joinSet, type LanguageSet, type Table, type TemplateSet } from '#lib/article/compose/template.ts';
import { tokens, writeToken } from '#lib/article/compose/tokens.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { pageNames, places } from '#lib/contract/places.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

const library = pathToFileURL(join(import.meta.dirname, '../../src/lib/server/')).href;

/** A language's templates, as plain as can be. */
export function templatesIn(language: Language): TemplateSet {
	return joinSet(table, styles, plainSet(language), language);
}

const styles = ['p{margin:0}'];
const table: Table = {
	build: 'test',
	styles: `${places.styles}0123456789ab.json`,
	languages: Object.fromEntries(
		languages.map((language) => [language, `${places.pages(language)}0123456789ab.json`])
	) as Table['languages'],
	files: {},
	pages: Object.fromEntries(
		pageNames.map((name) => [name, { policy: "default-src 'none'", style: 0 }])
	) as Table['pages']
};

function plainSet(language: Language): LanguageSet {
	const { parts } = cutTemplate(`<!doctype html><html lang="${language}">${tokens.map(writeToken).join('\n')}</html>`);
	const pages = Object.fromEntries(pageNames.map((name) => [name, parts])) as LanguageSet['pages'];
	return { words: wordsOf(language), pages };
}

/** Writes a build folder that `tools/serve.ts` can serve. */
export async function writeBuild(folder: string): Promise<void> {
	const path = `${places.table}0123456789ab.json`;
	const write = (path: string, value: unknown) => writeFile(join(folder, path), JSON.stringify(value));
	await mkdir(join(folder, 'client/_app/immutable'), { recursive: true });
	await write(`client${path}`, table);
	await write(`client${table.styles}`, styles);
	for (const language of languages) await write(`client${table.languages[language]}`, plainSet(language));
	await write('templates.json', { path });
	await writeFile(join(folder, 'package.json'), '{"type":"module"}');
	await writeFile(join(folder, 'handler.js'), handlerSource);
}

/** Kit's handler in a few lines, its way with slashes at the end too; `/slow` holds a request open for a while. */
const handlerSource = `
import { setTimeout as wait } from 'node:timers/promises';
import { answerRequest } from '${library}pages/gate.ts';
import { answerContents } from '${library}answers/bytes.ts';
export async function handler(request, response) {
	const address = request.headers['x-shyraq-protocol'] + '://' + request.headers['x-shyraq-host'] + request.url;
	const asked = new Request(address, { method: request.method, headers: request.headers });
	const path = new URL(address).pathname;
	if (path === '/slow') { response.write('first '); await wait(700); response.end('last'); return; }
	if (path !== '/' && path.endsWith('/')) { response.writeHead(308, { location: path.slice(0, -1) }); response.end(); return; }
	if (path === '/broken') throw new Error('a planted failure');
	const answer = await answerRequest(asked, path === '/contents', () => answerContents(asked));
	answer.headers.forEach((value, name) => response.setHeader(name, value));
	response.writeHead(answer.status);
	response.end(Buffer.from(await answer.arrayBuffer()));
}
`;
