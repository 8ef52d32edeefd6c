// The outbox: nothing shared is lost or counted twice, nothing hostile gets in, and each goes when the desk answers.
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutboxItem, SharedParts } from '#lib/contract/messages.ts';
import { databaseNames, places } from '#lib/contract/places.ts';
import { World } from './world.ts';

let world: World;
type Outbox = typeof import('#lib/vault/outbox.ts');
let outbox: Outbox;
/** What the desk was sent, in order. */
let sent: string[];
/** How the desk answers an address; undefined stands for no network. */
let desk: (url: string) => Response | undefined;

const answer = (kind: string, sentence = 'A sentence.') => Response.json({ kind, sentence });
const nothing: SharedParts = { url: null, text: null, title: null };
const share = (url: string, title: string | null = null, now?: number) =>
	outbox.changeOutbox({ kind: 'add', parts: { ...nothing, url, title } }, now);
const send = async (): Promise<number> => outbox.sendOutbox(() => undefined);
const states = async (): Promise<string[]> => (await outbox.listOutbox()).map(({ url, state }) => `${url} ${state}`);

/** Another life of the worker. */
async function restart(): Promise<void> {
	await world.restart();
	outbox = await import('#lib/vault/outbox.ts');
}

beforeEach(async () => {
	vi.spyOn(console, 'warn').mockImplementation(() => undefined);
	world = await World.open();
	outbox = await import('#lib/vault/outbox.ts');
	sent = [];
	desk = () => undefined;
	const passed = globalThis.fetch;
	vi.stubGlobal('fetch', (address: string, options?: RequestInit) => {
		if (address !== places.deskSave) return passed(address, options);
		expect(options?.method).toBe('POST');
		expect(new Headers(options?.headers).get('accept')).toBe('application/json');
		const url = (options?.body as URLSearchParams).get('url') ?? '';
		const came = desk(url);
		if (came === undefined) return Promise.reject(new TypeError('no network'));
		sent.push(url);
		return Promise.resolve(came);
	});
});
afterEach(async () => {
	await world.vault.closeLedger();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

describe('what is shared', () => {
	test('waits until its reader lets it go, and then until there is a network, through any life of the worker', async () => {
		desk = (url) => answer('taken', url);
		expect(await share('https://one.test/a', 'One')).toBe('taken');
		await send();
		expect(sent).toEqual([]);
		desk = () => undefined;
		await outbox.changeOutbox({ kind: 'send', url: 'https://one.test/a' });
		expect(await send()).toBe(1);
		await restart();
		expect(await states()).toEqual(['https://one.test/a waiting']);
		desk = () => answer('queued');
		expect(await send()).toBe(0);
		expect(sent).toEqual(['https://one.test/a']);
		await send();
		expect(sent).toHaveLength(1);
		expect(await states()).toEqual(['https://one.test/a sent']);
	});

	test('twice is once: on its way it stays so, and keeps the title it had; after it was sent it is asked for again', async () => {
		await share('https://one.test/a#part', 'One', 1);
		await outbox.changeOutbox({ kind: 'send', url: 'https://one.test/a' });
		await share('https://two.test/', null, 2);
		await share('HTTPS://ONE.test/a', null, 3);
		expect(await outbox.listOutbox()).toEqual([
			{ url: 'https://one.test/a', title: 'One', at: 3, state: 'waiting' },
			{ url: 'https://two.test/', title: '', at: 2, state: 'asked' }
		]);
		desk = () => answer('taken');
		await send();
		await share('https://one.test/a');
		expect(await states()).toEqual(['https://one.test/a asked', 'https://two.test/ asked']);
	});

	test('is never pushed out by more: beyond a hundred the new one is refused, and those sent make room', async () => {
		for (let number = 0; number < outbox.mostWaiting; number += 1) await share(`https://one.test/${number}`);
		expect(await share('https://one.test/more')).toBe('full');
		expect(await share('https://one.test/7')).toBe('taken');
		expect(await outbox.listOutbox()).toHaveLength(outbox.mostWaiting);
		desk = () => answer('taken');
		await outbox.changeOutbox({ kind: 'send', url: 'https://one.test/7' });
		await send();
		expect(await share('https://one.test/more')).toBe('taken');
	});

	test('comes back where it was taken away by mistake, as it was', async () => {
		await share('https://one.test/a', 'One', 5);
		await outbox.changeOutbox({ kind: 'send', url: 'https://one.test/a' });
		const [item] = await outbox.listOutbox();
		await outbox.changeOutbox({ kind: 'remove', url: 'https://one.test/a' });
		expect(await outbox.listOutbox()).toEqual([]);
		await outbox.changeOutbox({ kind: 'put-back', item: item as OutboxItem });
		expect(await outbox.listOutbox()).toEqual([item]);
	});

	test('is taken along when a later build has left its ledger behind', async () => {
		await share('https://one.test/a', 'One', 5);
		await world.vault.closeLedger();
		(await openDB(databaseNames.ledger, 99)).close();
		await restart();
		expect(await outbox.listOutbox()).toEqual([{ url: 'https://one.test/a', title: 'One', at: 5, state: 'asked' }]);
	});
});

describe('the desk', () => {
	beforeEach(async () => {
		for (const name of ['a', 'b', 'c']) {
			await share(`https://${name}.test/`);
			await outbox.changeOutbox({ kind: 'send', url: `https://${name}.test/` });
		}
	});

	test('is sent the longest waiting first, and its refusal is told in its own sentence and not tried again', async () => {
		desk = (url) =>
			url.includes('b.test') ? answer('refused', 'b.test gave a picture, not a page.') : answer('taken');
		expect(await send()).toBe(0);
		expect(sent).toEqual(['https://a.test/', 'https://b.test/', 'https://c.test/']);
		const [, refused] = await outbox.listOutbox();
		expect(refused).toMatchObject({ state: 'refused', sentence: 'b.test gave a picture, not a page.' });
		await send();
		expect(sent).toHaveLength(3);
	});

	test('that does not know the reader is asked once, and again when there is another chance', async () => {
		desk = () => new Response('{}', { status: 401 });
		expect(await send()).toBe(3);
		expect(sent).toHaveLength(1);
		expect(await states()).toContain('https://a.test/ sign-in');
		desk = () => answer('taken');
		expect(await send()).toBe(0);
	});

	test('whose place something else takes gets nothing less for it; one address that it stumbles over holds up no others', async () => {
		const portal = () => new Response('<!doctype html><h1>Log in</h1>', { headers: { 'content-type': 'text/html' } });
		desk = portal;
		expect(await send()).toBe(3);
		expect((await states()).every((state) => state.endsWith('odd'))).toBe(true);
		desk = (url) => (url.includes('a.test') ? new Response('', { status: 500 }) : answer('taken'));
		await send();
		expect(await states()).toEqual(['https://c.test/ sent', 'https://b.test/ sent', 'https://a.test/ odd']);
	});

	test('answering at a length without end is cut off', async () => {
		desk = () => new Response(`{"kind":"taken","sentence":"${'x'.repeat(1_000_000)}"}`);
		expect(await send()).toBe(3);
	});

	test('hears nothing in a drill', async () => {
		desk = () => answer('taken');
		await world.vault.setDrill(Date.now() + 60_000);
		expect(await send()).toBe(3);
		expect(sent).toEqual([]);
	});

	test('gets an address once, though it is asked to be sent from many sides at once', async () => {
		desk = () => answer('taken');
		await Promise.all([send(), send(), send()]);
		expect(sent).toHaveLength(3);
	});

	test('gets nothing that was taken away while another was under way', async () => {
		desk = (url) => {
			if (url === 'https://a.test/') void outbox.changeOutbox({ kind: 'remove', url: 'https://b.test/' });
			return answer('taken');
		};
		await send();
		expect(sent).toEqual(['https://a.test/', 'https://c.test/']);
	});
});
