// The desk on a real socket, over a publisher's disk that holds articles from outside; commands are answered by the test.
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openDesk, serveDesk } from '#lib/server/desk/desk.ts';
import { makeKey } from '#lib/server/desk/key.ts';
import { makeServer, stopServer } from '#lib/server/serve/listen.ts';
import { Presses } from '#lib/server/serve/presses.ts';
import type { RunCommand } from '#lib/server/serve/run-command.ts';
import { settingsIn } from '../intake/brought.ts';

/** A desk that runs. */
export interface DeskStage {
	origin: string;
	key: string;
	/** The words of every command that was run. */
	ran: string[][];
	/** How the next commands end; by default they report nothing. */
	answer: (words: readonly string[]) => object;
	ask: (path: string, init?: RequestInit) => Promise<Response>;
	/** Logs in; answers the cookie and the word of its forms. */
	enter: () => Promise<Pass>;
	/** Sends a form as a page of ours does. */
	post: (
		path: string,
		fields: Record<string, string>,
		pass: Pass,
		headers?: Record<string, string>
	) => Promise<Response>;
	/** A page as text. */
	read: (path: string, pass: Pass) => Promise<string>;
	/** Sends bytes as they are, and answers what came back. */
	raw: (text: string) => Promise<string>;
	close: () => Promise<void>;
}

/** Who is inside. */
export interface Pass {
	cookie: string;
	token: string;
}

/** Opens a desk over the disk below a folder. */
export async function openStage(folder: string, publicOrigin?: string): Promise<DeskStage> {
	const { dataFolder } = settingsIn(folder);
	const key = await makeKey(dataFolder);
	const ran: string[][] = [];
	// A desk may run commands before it is opened
	let answer: DeskStage['answer'] = () => ({});
	const run: RunCommand = (words) => {
		ran.push([...words]);
		return Promise.resolve({ code: 0, last: JSON.stringify(answer(words)), said: [] });
	};
	const presses = new Presses(run, () => undefined);
	const desk = await openDesk({ dataFolder, publisher: 'Lamp', origin: publicOrigin, run, presses });
	const server = makeServer(
		serveDesk(desk, (_request, response) => response.end('the reader')),
		publicOrigin
	);
	await server.listen('127.0.0.1', 0);
	const { port } = server.server.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	const own = publicOrigin ?? origin;
	const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init });
	const post: DeskStage['post'] = (path, fields, { cookie, token }, headers = {}) =>
		ask(path, {
			method: 'POST',
			body: new URLSearchParams({ token, ...fields }),
			headers: { origin: own, cookie, ...headers }
		});
	const stage: DeskStage = {
		origin: own,
		key,
		ran,
		get answer() {
			return answer;
		},
		set answer(next) {
			answer = next;
		},
		ask,
		post,
		enter: async () => {
			const answer = await post('/desk/login', { key }, { cookie: '', token: '' });
			const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
			const page = await (await ask('/desk', { headers: { cookie } })).text();
			return { cookie, token: /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '' };
		},
		read: async (path, { cookie }) => (await ask(path, { headers: { cookie } })).text(),
		raw: (text) =>
			new Promise((resolve, reject) => {
				const socket = connect(port, '127.0.0.1', () => socket.write(text));
				let heard = '';
				socket.on('data', (bytes) => (heard += bytes.toString()));
				socket.on('end', () => resolve(heard));
				socket.on('error', reject);
			}),
		close: () => stopServer(server, 0)
	};
	return stage;
}
