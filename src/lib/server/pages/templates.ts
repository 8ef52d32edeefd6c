// The composing templates of the build that is running, read once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { templateSetSchema, type TemplateSet } from '#lib/article/compose/template.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { readConfig } from '../config.ts';

const templatePath = v.pipe(
	v.string(),
	v.startsWith(places.templates),
	v.regex(/^[A-Za-z0-9_./-]+\.json$/),
	v.excludes('..')
);
const listSchema = v.object({ build: v.string(), sets: v.object(v.entriesFromList(languages, templatePath)) });

let loaded: Promise<Record<Language, TemplateSet>> | undefined;

/** The templates of a language. @throws where the build is not whole */
export async function templatesOf(language: Language): Promise<TemplateSet> {
	loaded ??= load(readConfig(process.env).buildFolder).catch((failure: unknown) => {
		loaded = undefined;
		throw failure;
	});
	return (await loaded)[language];
}

async function load(buildFolder: string): Promise<Record<Language, TemplateSet>> {
	const list = v.parse(listSchema, JSON.parse(await readFile(join(buildFolder, 'templates.json'), 'utf8')));
	const read = async (language: Language) => {
		const text = await readFile(join(buildFolder, 'client', list.sets[language]), 'utf8');
		return v.parse(templateSetSchema, JSON.parse(text));
	};
	const [en, kk, ru, fa] = await Promise.all([read('en'), read('kk'), read('ru'), read('fa')]);
	return { en, kk, ru, fa };
}
