// The room `keys`: what each single key does, and the sheet that says so.
import css from '../../../styles/keys.css?inline';
import { mount, unmount } from 'svelte';
import { places } from '#lib/contract/places.ts';
import { findArticle } from '#lib/reader/blocks.ts';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { readHeadings } from '#lib/reader/headings.ts';
import { applyLook, loadLook, saveLook, steps } from '#lib/reader/look.ts';
import { loadKeysWords } from '#lib/words/keys/words.ts';
import type { Keyed } from './keyed.ts';
import { findNeighbour } from './find-neighbour.ts';
import KeysSheet from './KeysSheet.svelte';

/** Does what a key asks for, where the page has it. */
export async function pressKey(app: Keyed, key: string): Promise<void> {
	if (key === '?') await openSheet(app);
	else if (key === 'b') press('.tools [aria-pressed]');
	else if (key === 't') await showOutline(app);
	else if (key === '/') ask();
	else if (key === 'j' || key === 'k') await goOn(app, key === 'j' ? 1 : -1);
	else changeSize(key === '-' ? -1 : 1);
}

/** To the field in which one asks, where it is on this page; else to the page that has it. */
function ask(): void {
	const field = document.querySelector<HTMLInputElement>('main .asking input');
	if (field === null) location.assign(places.search);
	else field.focus();
}

async function showOutline(app: Keyed): Promise<void> {
	const article = findArticle();
	if (article === undefined || readHeadings(article).length === 0) return;
	(await import('../outline/outline.ts')).openOutline(app, article);
}

function press(selector: string): void {
	document.querySelector<HTMLElement>(selector)?.click();
}

function changeSize(by: 1 | -1): void {
	const look = loadLook();
	look.size = Math.min(steps.size.length - 1, Math.max(0, look.size + by));
	applyLook(look);
	saveLook(look);
}

/** To the next item of a list, or from an article to the next in the list on this phone. */
async function goOn(app: Keyed, by: 1 | -1): Promise<void> {
	const id = document.querySelector<HTMLElement>('article[data-id]')?.dataset['id'];
	if (id === undefined) {
		// While the list is sifted the front is there and not seen
		const list = document.querySelector('ol.sifted') ?? document;
		const links = [...list.querySelectorAll<HTMLElement>('main li :is(h2, h3) a')];
		const here = links.findIndex((link) => link === document.activeElement);
		links[here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by]?.focus();
		return;
	}
	const next = app.keeping && (await findNeighbour(app.keeping.worker, app.language, id, by));
	if (next !== undefined) location.assign(places.read(next));
	else app.tray.show({ text: (await loadKeysWords(app.language)).end });
}

async function openSheet(app: Keyed): Promise<void> {
	const texts = await loadKeysWords(app.language);
	adoptStyles(css);
	const sheet = mount(KeysSheet, { target: document.body, props: { texts, onclose: () => void unmount(sheet) } });
}
