// Whether this build's pages come up on this phone; where two in a row stay dead, the build before paints until the next one comes.
import type { Templates } from '#lib/article/compose/template.ts';
import { places } from '#lib/contract/places.ts';
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

/** The templates of the build before, whose documents name its own scripts; undefined where this build is not left. */
export async function loadTemplatesBefore(): Promise<Templates | undefined> {
	if ((await countDead()) < mostDead) return undefined;
	const before = await findBefore();
	const listed = (await before?.keys())?.find(({ url }) => url.includes(places.templates));
	// Checked by their hash when they were kept; should they not fit this composer, its own are taken
	return listed && ((await (await before?.match(listed))?.json()) as Templates | undefined);
}
