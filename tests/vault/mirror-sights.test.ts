// What is noted of mirrors: what came of each last, how old its copy is, and that the origin stands in its own place again.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import type { Announcement, MirrorSight, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import { makeEdition, type EditionPlot } from './edition.ts';
import { codeOf, mirror, Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';
import type { World } from './world.ts';
import { eventually } from '../stage/patience.ts';

/** What the test uses of the worker's rooms, which are typed by the worker's own configuration. */
interface Rooms {
	answerMessage: (event: {
		data: WorkerRequest;
		ports: readonly { postMessage: (reply: WorkerReply) => void }[];
	}) => Promise<void>;
}
const rooms = '../../src/service-worker/late/';

let phone: Phone;
let world: World;
const published = '2022-01-08T12:00:00Z';
const plot: EditionPlot = {
	number: 5,
	mirrors: [mirror],
	articles: [{ id: 'aaaaaa', pictures: ['one'] }, { id: 'bbbbbb' }, { id: 'cccccc' }]
};
const next: EditionPlot = { ...plot, number: 6, articles: [{ id: 'dddddd' }] };

beforeEach(async () => {
	phone = await Phone.open();
	// What the build writes into the worker file, of which none of this is asked
	vi.stubGlobal('shyraqShell', { build: 'a', table: '/_app/a.json' });
	({ world } = phone);
	await phone.follow(plot);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

async function sight(): Promise<MirrorSight | undefined> {
	return (await phone.vault.readFact('mirrorViews'))?.[mirror];
}

function cutOrigin(): void {
	world.spoil = (path) => (path.startsWith('/') ? Promise.reject(new TypeError('no route')) : undefined);
}

async function filesOf(of: EditionPlot, seed = 1): Promise<Map<string, Bytes>> {
	return (await makeEdition(await makePublisher(seed), of)).files;
}

/** As a page asks. */
async function ask(request: WorkerRequest): Promise<WorkerReply> {
	const { answerMessage } = (await import(/* @vite-ignore */ `${rooms}messages.ts`)) as Rooms;
	const replies: WorkerReply[] = [];
	await answerMessage({ data: request, ports: [{ postMessage: (reply) => replies.push(reply) }] });
	const [reply] = replies;
	if (reply === undefined) throw new Error('no reply');
	return reply;
}

test('an origin that answers a ping stands in its own place again, and every tab hears that all is well', async () => {
	const heard: Announcement[] = [];
	const channel = new BroadcastChannel(channelName);
	channel.onmessage = ({ data }: MessageEvent<Announcement>) => heard.push(data);
	world.serve(await filesOf(plot), mirror);
	cutOrigin();
	await ask({ kind: 'refresh' });
	await eventually(() => expect(heard.at(-1)).toMatchObject({ state: 'unreachable', mirror }));
	world.spoil = (path) => (path.startsWith('/ping') ? new Response('<p>Pay here</p>') : undefined);
	expect(await ask({ kind: 'ping' })).toMatchObject({ kind: 'fault' });
	expect(phone.vault.answeredBy()).toBe(mirror);
	world.spoil = (path) => (path.startsWith('/ping') ? new Response(path.split('=')[1]) : undefined);
	expect(await ask({ kind: 'ping' })).toEqual({ kind: 'done' });
	expect(phone.vault.answeredBy()).toBeUndefined();
	await eventually(() =>
		expect(heard.at(-1)).toEqual({ kind: 'network', state: 'well', at: expect.any(String) as string })
	);
	channel.close();
});

describe('a mirror that is asked by itself', () => {
	const changed = (bytes: Bytes = new Uint8Array()): Bytes => toBytes(toText(bytes).replace('Test', 'Best'));
	const text = (words: string) => new Map([['/contents', new TextEncoder().encode(words)]]);

	test.each<[string, () => Promise<ReadonlyMap<string, Bytes>>, MirrorSight]>([
		['the same list', () => filesOf(plot), { number: 5, published, last: { kind: 'copy', at: '' } }],
		// Whose parts it gave after it
		['a newer list', () => filesOf(next), { number: 6, published, last: { kind: 'pieces', at: '' } }],
		['an older list', () => filesOf({ ...plot, number: 4 }), { number: 4, published, last: { kind: 'older', at: '' } }],
		[
			'another list of the same number',
			() => filesOf({ ...plot, front: ['bbbbbb'] }),
			{ number: 5, published, last: { kind: 'same-number', at: '' } }
		],
		['a list of another key', () => filesOf(next, 2), { last: { kind: 'refused', at: '' } }],
		[
			'a list with one letter changed',
			async () => new Map([['/contents', changed((await filesOf(next)).get('/contents'))]]),
			{ last: { kind: 'refused', at: '' } }
		],
		['what is no list', () => Promise.resolve(text('<p>for sale</p>')), { last: { kind: 'odd', at: '' } }],
		['no such address', () => Promise.resolve(new Map()), { last: { kind: 'odd', at: '' } }]
	])('and gives %s has that noted, and nothing that is kept grows older', async (_name, files, noted) => {
		world.serve(await files(), mirror);
		world.asked = [];
		await phone.vault.askMirror(mirror);
		const { last, ...rest } = noted;
		expect(await sight()).toMatchObject({ ...rest, last: { kind: last?.kind } });
		expect(world.asked[0]).toBe(`${mirror}/contents`);
		expect(world.asked).not.toContain('/contents');
		const isNewer = rest.number === 6;
		expect((await phone.vault.readFact('pin'))?.number).toBe(isNewer ? 6 : 5);
		expect(await phone.listed()).toHaveLength(isNewer ? 4 : 3);
	});

	test('and does not answer is said to have given nothing; with no network at all nothing is said of it', async () => {
		world.spoil = () => Promise.reject(new TypeError('refused'));
		world.navigator.onLine = false;
		expect(await codeOf(phone.vault.askMirror(mirror))).toBe('offline');
		expect(await sight()).toBeUndefined();
		world.navigator.onLine = true;
		expect(await phone.vault.askMirror(mirror)).toBe(false);
		expect(await sight()).toMatchObject({ last: { kind: 'nothing' } });
	});

	test('by a page is one that is known, and what is known of it goes when it is taken away', async () => {
		const byHand = 'https://by-hand.test';
		world.serve(await filesOf(plot), byHand);
		const unknown = await ask({ kind: 'mirrors', asked: byHand });
		expect(unknown).toEqual({ kind: 'mirrors', mirrors: [{ origin: mirror, isByHand: false }] });
		await ask({ kind: 'mirrors', byHand: [byHand] });
		expect(await ask({ kind: 'mirrors', asked: byHand })).toMatchObject({
			mirrors: [{ origin: byHand, isByHand: true, number: 5, published, last: { kind: 'copy' } }, { origin: mirror }]
		});
		await ask({ kind: 'mirrors', byHand: [] });
		expect(await phone.vault.readFact('mirrorViews')).toEqual({});
	});
});

test('a mirror that brought articles and no list is said to have answered', async () => {
	world.serve(await filesOf(plot), mirror);
	cutOrigin();
	await phone.keepText('aaaaaa');
	expect(await sight()).toEqual({ last: { kind: 'pieces', at: expect.any(String) as string } });
});

test.each(['article', 'picture'])(
	'a mirror with a good list that gives a wrong %s is said to have, though good ones came after',
	async (kind) => {
		const folder = kind === 'article' ? '/a/' : '/i/';
		const files = await filesOf(plot);
		world.serve(files, mirror);
		if (kind === 'picture') await phone.keepText('aaaaaa');
		cutOrigin();
		const honest = world.spoil;
		world.spoil = (path, answer) =>
			path.startsWith(`${mirror}${folder}`) ? new Response('something else') : honest?.(path, answer);
		const piece = (await phone.plan()).find((one) => one.kind === kind);
		expect(piece && (await codeOf(phone.keep(piece)))).toBe('unreachable');
		expect((await sight())?.last).toMatchObject({ kind: 'refused' });
		world.spoil = honest;
		await phone.keepAll();
		await phone.vault.refreshContents();
		expect(await sight()).toMatchObject({ number: 5, last: { kind: 'copy' }, refusedAt: expect.any(String) as string });
	}
);
