// The composing templates of the build that is running, read once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { languageSetSchema, stylesSchema, tableSchema } from '#lib/article/compose/schemas.ts';
import { joinSet, type TemplateSet } from '#lib/article/compose/template.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { readConfig } from '../config.ts';

/** All templates of a build, by language. */
export interface Templates {
	build: string;
	sets: Record<Language, TemplateSet>;
}

const listSchema = v.object({ path: v.string() });
const filePath = /^[\w./-]+\.json$/;

let loaded: Promise<Templates> | undefined;

/** The templates of a language. @throws where the build is not whole */
export async function templatesOf(language: Language): Promise<TemplateSet> {
	loaded ??= loadTemplates(readConfig(process.env).buildFolder).catch((failure: unknown) => {
		loaded = undefined;
		throw failure;
	});
	return (await loaded).sets[language];
}

/** All templates of a build. @throws where it is not whole */
export async function loadTemplates(buildFolder: string): Promise<Templates> {
	const read = async (path: string, start: string): Promise<unknown> => {
		if (!path.startsWith(start) || !filePath.test(path) || path.includes('..'))
			throw new Error(`The build names ${path} where a file ${start}… should be.`);
		return JSON.parse(await readFile(join(buildFolder, 'client', path), 'utf8'));
	};
	const list = v.parse(listSchema, JSON.parse(await readFile(join(buildFolder, 'templates.json'), 'utf8')));
	const table = tableSchema(await read(list.path, places.table));
	const styles = stylesSchema(await read(table.styles, places.styles));
	const readSet = async (language: Language) => {
		const set = languageSetSchema(await read(table.languages[language], places.pages(language)));
		return [language, joinSet(table, styles, set, language)] as const;
	};
	const sets = Object.fromEntries(await Promise.all(languages.map(readSet))) as Templates['sets'];
	return { build: table.build, sets };
}
