// Whether this build's pages come up on this phone; where two in a row stay dead, the build before paints until the next one comes.
import { joinSet, type LanguageSet, type Styles, type Table, type TemplateSet } from '#lib/article/compose/template.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { scope } from './scope.ts';
import { countDead, findBefore, mostDead, writeDead } from './shell.ts';

/**
 * A page that scripts run in was looked at for a while and did not come to life. Told by the script before the paint, so
 * that scripts switched off, a page left at once and a tab in the background never count. Without a build before there
 * is nothing to leave this one for.
 */
export async function noteDead(): Promise<void> {
	const dead = await countDead();
	if (dead < mostDead && (await findBefore()) !== undefined) await writeDead(dead + 1);
}

/** A page came to life. @returns whether it is the build before's, this one having been left, and the reader is to be told so */
export async function noteAlive(): Promise<boolean> {
	const dead = await countDead();
	if (dead > 0 && dead < mostDead) await writeDead(0);
	const isNews = dead === mostDead;
	// One more than the most: told
	if (isNews) await writeDead(mostDead + 1);
	return isNews;
}

/** What builds had that kept all templates in one file. */
interface OneFile extends Pick<TemplateSet, 'build' | 'styles'> {
	sets: Record<Language, Pick<TemplateSet, 'words' | 'pages'>>;
}

/**
 * The templates of the build before, whose documents name its own scripts, in this language or in another that it has;
 * undefined where this build is not left.
 */
export async function loadSetBefore(language: Language): Promise<TemplateSet | undefined> {
	if ((await countDead()) < mostDead) return undefined;
	const before = await findBefore();
	const paths = ((await before?.keys()) ?? []).map(({ url }) => new URL(url, scope.location.href).pathname);
	// Checked by their hashes when they were kept; should they not fit this composer, its own are taken
	const read = async (path: string | undefined): Promise<unknown> => path && (await before?.match(path))?.json();
	const find = (start: string): string | undefined => paths.find((path) => path.startsWith(start));
	const old = (await read(find(places.templates))) as OneFile | undefined;
	if (old !== undefined) return { ...old.sets[language], build: old.build, styles: old.styles, files: {}, language };
	const here = [language, ...languages].find((each) => find(places.pages(each)) !== undefined);
	const table = (await read(find(places.table))) as Table | undefined;
	if (table === undefined || here === undefined) return undefined;
	const set = (await read(table.languages[here])) as LanguageSet;
	return joinSet(table, (await read(table.styles)) as Styles, set, here);
}
