// An article read aloud, with the server dead: by this phone's voices alone, lit in the text, stepped, slept, and on to the next.
import type { Locator, Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { voiceWords as texts } from '#lib/words/voice/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { keptPlace, openTool, spillOf, visitOnce } from './reader.ts';

/** What a made-up phone has said, and with which voice; it says a sentence in `sayMs`. */
interface Said {
	text: string;
	voice: string;
	rate: number;
}

/** Puts voices into the page, which Debian's Chromium has none of; they speak as the standard says that voices do. */
async function giveVoices(page: Page, voices: { name: string; lang: string; localService?: boolean }[], sayMs = 60) {
	await page.addInitScript(
		([list, pace]) => {
			const said: Said[] = [];
			let running: { utterance: SpeechSynthesisUtterance; timer: ReturnType<typeof setTimeout> } | undefined;
			const tell = (utterance: SpeechSynthesisUtterance, name: 'start' | 'end') =>
				utterance.dispatchEvent(new Event(name));
			const synthesis = Object.assign(new EventTarget(), {
				getVoices: () =>
					list.map((voice) => ({
						voiceURI: voice.name,
						default: false,
						localService: voice.localService ?? true,
						...voice
					})),
				speak(utterance: SpeechSynthesisUtterance) {
					const timer = setTimeout(
						() => {
							running = undefined;
							tell(utterance, 'end');
						},
						(globalThis as unknown as { paceMs: number }).paceMs
					);
					running = { utterance, timer };
					const { voice } = utterance as unknown as { voice: { name: string } | null };
					said.push({ text: utterance.text, voice: voice?.name ?? '', rate: utterance.rate });
					tell(utterance, 'start');
				},
				cancel() {
					if (running !== undefined) clearTimeout(running.timer);
					running = undefined;
				},
				resume: () => undefined
			});
			class Utterance extends EventTarget {
				lang = '';
				voice: unknown = null;
				rate = 1;
				readonly text: string;
				constructor(text: string) {
					super();
					this.text = text;
					for (const name of ['start', 'end', 'error'])
						this.addEventListener(name, (event) => {
							const on = (this as unknown as Record<string, unknown>)[`on${name}`];
							if (typeof on === 'function') (on as (event: Event) => void)(event);
						});
				}
			}
			Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
			Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
			// An article that was come to while listening waits for the test
			Object.assign(globalThis, { said, paceMs: location.hash === '#listen' ? 2000 : pace });
		},
		[voices, sayMs] as const
	);
}

const screens = [
	{ width: 320, height: 560 },
	{ width: 412, height: 915 },
	{ width: 1280, height: 800 }
];
const emma = { name: 'Emma', lang: 'en-GB' };
const choice = (page: Page, label: string): Locator =>
	page
		.locator('.voice-choices label')
		.filter({ hasText: new RegExp(`^${label}`) })
		.locator('select');
const spoken = (page: Page): Promise<Said[]> => page.evaluate(() => (globalThis as unknown as { said: Said[] }).said);
const lit = (page: Page): Promise<string> =>
	page.evaluate(() => [...(CSS.highlights.get('shyraq-spoken') ?? [])].map(String).join('|'));

test.beforeEach(async ({ ownStage, page }) => {
	await visitOnce(page);
	await ownStage.server.kill();
});

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

test('in the dark it is read from the line on the screen, sentence by sentence, each lit while it is said', async ({
	page
}) => {
	await giveVoices(page, [emma], 400);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'listen');
	await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(2);
	const [first] = await spoken(page);
	expect(first).toEqual({ text: small.table.title, voice: 'Emma', rate: 1 });
	await expect.poll(async () => (await lit(page)) === (await spoken(page)).at(-1)?.text).toBe(true);
	await page.getByRole('button', { name: texts.pause }).click();
	const count = (await spoken(page)).length;
	const stopped = await lit(page);
	await page.getByRole('button', { name: texts.sentence.back }).click();
	await expect.poll(() => lit(page)).not.toBe(stopped);
	expect((await spoken(page)).length).toBe(count);
	await page.getByRole('button', { name: texts.play }).click();
	await expect.poll(async () => (await spoken(page))[count]?.text).toBe((await spoken(page))[count - 2]?.text);
	await page.getByRole('button', { name: texts.close }).click();
	await expect.poll(() => lit(page)).toBe('');
});

test('the lock screen and headphones stop it and go on, for a sound that is long enough for a phone to show them', async ({
	page
}) => {
	await giveVoices(page, [emma], 400);
	await page.addInitScript(() => {
		const handlers: Record<string, () => void> = {};
		const sounds: HTMLAudioElement[] = [];
		const { mediaSession } = navigator;
		mediaSession.setActionHandler = (action, handler) => void (handlers[action] = handler as () => void);
		const Plain = Audio;
		const Known = function () {
			const sound = new Plain();
			sounds.push(sound);
			return sound;
		};
		Object.assign(globalThis, { Audio: Known, handlers, sounds });
	});
	const press = (action: string) =>
		page.evaluate(
			(name) => (globalThis as unknown as { handlers: Record<string, () => void> }).handlers[name]?.(),
			action
		);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'listen');
	await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(1);
	const seconds = () =>
		page.evaluate(() => (globalThis as unknown as { sounds: HTMLAudioElement[] }).sounds[0]?.duration);
	await expect.poll(seconds).toBe(10);
	await press('pause');
	const stopped = (await spoken(page)).length;
	await expect(page.getByRole('button', { name: texts.play })).toBeVisible();
	expect(await page.evaluate(() => navigator.mediaSession.playbackState)).toBe('paused');
	await press('nexttrack');
	expect((await spoken(page)).length).toBe(stopped);
	await press('play');
	await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(stopped);
	expect(await page.evaluate(() => navigator.mediaSession.playbackState)).toBe('playing');
});

test('the speed and the voice chosen are kept for the next article', async ({ page }) => {
	await giveVoices(page, [emma, { name: 'Sam', lang: 'en-US' }]);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'listen');
	await page.getByRole('button', { name: texts.more }).click();
	await choice(page, texts.speed).selectOption('140');
	await choice(page, texts.voice).selectOption('Sam');
	await page.getByLabel(texts.goesOn).uncheck();
	await expect.poll(async () => (await spoken(page)).at(-1)).toMatchObject({ voice: 'Sam', rate: 1.4 });
	expect(await objections(page)).toEqual([]);
	await page.goto(places.read(small.lamp.id));
	await openTool(page, 'listen');
	await expect.poll(async () => (await spoken(page))[0]).toMatchObject({ voice: 'Sam', rate: 1.4 });
});

test('read to its end it goes on with the next article, and falls silent there when that was chosen', async ({
	page
}) => {
	const others = ['kk-KZ', 'ru-RU', 'fa-IR'].map((lang) => ({ name: lang, lang }));
	await giveVoices(page, [emma, ...others], 2000);
	await page.goto(places.read(small.table.id));
	const before = page.url();
	await openTool(page, 'listen');
	await page.getByRole('button', { name: texts.more }).click();
	await choice(page, texts.sleep).selectOption('40');
	await page.evaluate(() => Object.assign(globalThis, { paceMs: 5 }));
	await expect.poll(() => page.url(), { timeout: 30_000 }).not.toBe(before);
	await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(0);
	// Asked for once: loading this article anew is no wish to listen
	expect(new URL(page.url()).hash).toBe('');
	await page.getByRole('button', { name: texts.more }).click();
	await expect(choice(page, texts.sleep)).toHaveValue('40');
	await choice(page, texts.sleep).selectOption('0');
	await page.evaluate(() => Object.assign(globalThis, { paceMs: 5 }));
	const last = page.url();
	await expect(page.getByText(texts.states.over)).toBeVisible({ timeout: 30_000 });
	expect(page.url()).toBe(last);
	// What was heard to its end was read
	expect((await keptPlace(page)).isFinished).toBe(true);
});

test('where no voice speaks without a network it is said, and no other voice is asked', async ({ page }) => {
	await giveVoices(page, [{ name: 'Cloud', lang: 'en-US', localService: false }]);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'listen');
	await expect(page.getByText(texts.states.mute)).toBeVisible();
	expect(await spoken(page)).toEqual([]);
});

test('where none speaks the language it is said, and those that do speak can be chosen', async ({ page }) => {
	await giveVoices(page, [{ name: 'Anna', lang: 'ru-RU' }]);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'listen');
	await expect(page.getByText(texts.states.foreign.replace('{language}', texts.languages.en))).toBeVisible();
	// The browser would choose a voice by itself, perhaps one that sends the text away
	await expect(page.getByRole('button', { name: texts.play })).toBeDisabled();
	expect(await spoken(page)).toEqual([]);
	await choice(page, texts.voice).selectOption('Anna');
	await expect.poll(async () => (await spoken(page))[0]?.voice).toBe('Anna');
});

test('the bar fits every screen, in both directions', async ({ page }) => {
	await giveVoices(page, [emma, { name: 'Ava', lang: 'fa-IR' }], 2000);
	for (const language of ['en', 'fa']) {
		for (const size of screens) {
			await page.setViewportSize(size);
			await page.goto(`/${language}${places.read(small.table.id)}`);
			await openTool(page, 'listen');
			await expect(page.locator('.voice-bar')).toBeVisible();
			expect(await spillOf(page)).toBeLessThanOrEqual(0);
			const short = await page
				.locator('.voice-bar .acts button')
				.evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 44).length);
			expect(short).toBe(0);
		}
	}
});
