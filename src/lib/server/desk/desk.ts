// The editor's desk as a part of the server: the door, then the page or the act that an address stands for.
import type { IncomingMessage } from 'node:http';
import { noteFailure } from '../log.ts';
import { isOfDesk, type Middleware } from '../serve/listen.ts';
import type { Presses } from '../serve/presses.ts';
import type { RunCommand } from '../serve/run-command.ts';
import { openAssets } from './assets.ts';
import { Door } from './door.ts';
import { showFault, tellFault } from './fault-page.ts';
import { checkOrigin, tokenOf } from './form.ts';
import { askForKey } from './login.ts';
import { readSessionCookie } from './sessions.ts';
import { standingOf } from './standing.ts';
import type { Desk, Route } from './room.ts';
import { bringLeft } from './files.ts';
import { VisitFault, type Answer, type Visit } from './visit.ts';
import { Work } from './work.ts';
import { writeAnswer, type Frame } from './write.ts';

/** What the desk is made for. */
export interface DeskSettings {
	dataFolder: string;
	publisher: string;
	/** The public origin; undefined where none is set, so that no proxy is known of. */
	origin: string | undefined;
	/** Runs the publisher's commands. */
	run: RunCommand;
	presses: Presses;
}

/** The desk in front of another handler. */
export function serveDesk(desk: Middleware, handler: Middleware): Middleware {
	return (request, response, next) =>
		isOfDesk(request.url?.split('?')[0] ?? '') ? desk(request, response, next) : handler(request, response, next);
}

/** Opens the desk. The handler answers whatever it is asked, and never throws for what a browser sends. */
export async function openDesk({ run, ...settings }: DeskSettings): Promise<Middleware> {
	const assets = await openAssets();
	const { dataFolder, publisher, origin, presses } = settings;
	const door = new Door(dataFolder, origin !== undefined);
	const desk: Desk = { dataFolder, publisher, presses, door, work: new Work(run), said: new Map() };
	await bringLeft(desk).catch((failure: unknown) => noteFailure('the desk: files left over', failure));
	return async (request, response) => {
		const visit = await visitOf(request, door);
		const isHead = request.method === 'HEAD';
		if (assets.answer(visit.path, request, response)) return;
		let answer: Answer;
		try {
			answer = await answerVisit(visit, desk);
		} catch (caught) {
			answer = faultAnswer(visit, caught, desk);
		}
		// What is still on its way is not read: the other end may first hear the answer.
		if (!request.complete) leaveUnread(request);
		writeAnswer(response, answer, isHead, await frameOf(visit, desk, answer), assets.addresses);
	};
}

/** How long somebody may go on sending what is not read, in milliseconds. */
const unreadMs = 3_000;

function leaveUnread(request: IncomingMessage): void {
	const { socket } = request;
	request.resume();
	const timer = setTimeout(() => socket.destroy(), unreadMs);
	const stop = () => {
		clearTimeout(timer);
		socket.off('close', stop);
	};
	request.once('end', stop);
	socket.once('close', stop);
}

async function visitOf(request: IncomingMessage, door: Door): Promise<Visit> {
	const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
	const { headers } = request;
	const own = `${String(headers['x-shyraq-protocol'])}://${String(headers['x-shyraq-host'])}`;
	const now = new Date();
	const id = readSessionCookie(headers.cookie);
	return {
		request,
		path: decodeURIComponent(path),
		query: new URLSearchParams(query),
		own: URL.parse(own)?.origin ?? 'http://localhost',
		session: await door.sessionOf(id, now),
		isProgram: /^application\/json\b/.test(headers.accept ?? ''),
		now
	};
}

async function answerVisit(visit: Visit, desk: Desk): Promise<Answer> {
	// Loaded with the first visit: what the pages need would hold up the start of every server.
	const { findRoute } = await import('./routes.ts');
	const found = findRoute(visit.path);
	if (found === undefined) throw new VisitFault(404, 'There is no such page at the desk.');
	const { route, words } = found;
	const method = visit.request.method === 'POST' ? 'post' : 'get';
	if (method === 'post') checkOrigin(visit);
	const { session } = visit;
	const isOpen = route.isOpen === 'all' || route.isOpen === method;
	if (session === undefined && !isOpen) {
		if (visit.isProgram)
			return { kind: 'object', status: 401, body: { kind: 'refused', sentence: 'Log in at the desk first.' } };
		if (method === 'post') return askForKey(visit, route.typed);
		return { kind: 'away', to: `/desk/login?next=${encodeURIComponent(visit.request.url ?? '/desk')}` };
	}
	const act = route[method];
	if (act === undefined) throw new VisitFault(405, 'This address does not take that.', { allow: allowed(route) });
	return act({ ...visit, session: session ?? '' }, desk, words);
}

function allowed({ get, post }: Route): string {
	return [...(get === undefined ? [] : ['GET', 'HEAD']), ...(post === undefined ? [] : ['POST'])].join(', ');
}

function faultAnswer(visit: Visit, caught: unknown, { dataFolder }: Desk): Answer {
	const { status, sentence, headers } = tellFault(caught, visit, dataFolder);
	if (visit.isProgram) return { kind: 'object', status, body: { kind: status < 500 ? 'refused' : 'failed', sentence } };
	return { kind: 'page', status, page: showFault(status, sentence, visit), headers };
}

async function frameOf(visit: Visit, desk: Desk, answer: Answer): Promise<Frame | undefined> {
	const session = answer.kind === 'page' ? (answer.session ?? visit.session) : visit.session;
	if (session === undefined || answer.kind === 'file' || answer.kind === 'object') return undefined;
	if (answer.kind === 'away') {
		if (answer.said !== undefined) desk.said.set(session, answer.said);
		return undefined;
	}
	const said = desk.said.get(session);
	desk.said.delete(session);
	const token = tokenOf(session);
	return { token, publisher: desk.publisher, said, standing: await standingOf(desk, token) };
}
