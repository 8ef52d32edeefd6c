// The composing templates of the build that is running, read once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { templatesSchema } from '#lib/article/compose/schemas.ts';
import { templateSetOf, type Templates, type TemplateSet } from '#lib/article/compose/template.ts';
import type { Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { readConfig } from '../config.ts';

const templatePath = v.pipe(
	v.string(),
	v.startsWith(places.templates),
	v.regex(/^[A-Za-z0-9_./-]+\.json$/),
	v.excludes('..')
);
const listSchema = v.object({ build: v.string(), path: templatePath });

let loaded: Promise<Templates> | undefined;

/** The templates of a language. @throws where the build is not whole */
export async function templatesOf(language: Language): Promise<TemplateSet> {
	loaded ??= loadTemplates(readConfig(process.env).buildFolder).catch((failure: unknown) => {
		loaded = undefined;
		throw failure;
	});
	return templateSetOf(await loaded, language);
}

/** All templates of a build. @throws where it is not whole */
export async function loadTemplates(buildFolder: string): Promise<Templates> {
	const list = v.parse(listSchema, JSON.parse(await readFile(join(buildFolder, 'templates.json'), 'utf8')));
	return templatesSchema(JSON.parse(await readFile(join(buildFolder, 'client', list.path), 'utf8')));
}
