// Presses the edition where its sources changed, then serves it with the built reader until told to stop.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig, type Config } from '#lib/server/config.ts';
import { openDesk, serveDesk } from '#lib/server/desk/desk.ts';
import { pressEdition, type Outcome } from '#lib/server/publish/edition.ts';
import { DiskRefusal, listenRefusalOf, Refusal, refusalOf } from '#lib/server/refusal.ts';
import { makeServer, stopServer, type Middleware } from '#lib/server/serve/listen.ts';
import { Presses } from '#lib/server/serve/presses.ts';
import { startRefreshClock } from '#lib/server/serve/refresh-clock.ts';
import { makeRunner } from '#lib/server/serve/run-command.ts';
import { readStanding } from '#lib/server/serve/standing.ts';
import { stopWorker } from '#lib/server/serve/stop-worker.ts';
import { codeOf } from '#lib/server/store/durable.ts';
import { makeFirstKey } from './commands/desk-key.ts';

/** How long running requests may take to end after a signal, in milliseconds. */
const farewellMs = 10_000;

try {
	await main(readConfig(process.env));
} catch (caught) {
	const refusal = refusalOf(caught, process.env['SHYRAQ_DATA'] ?? '.shyraq');
	if (refusal === undefined) throw caught;
	console.error(refusal.message);
	process.exit(refusal.exitCode);
}

async function main(config: Config): Promise<void> {
	await press(config).catch((failure: unknown) => goOn(config, failure));
	const standing = await readStanding(config.dataFolder);
	if (standing === undefined) {
		throw new Refusal(
			'Nothing was published, and there is no earlier edition to serve: mend the faults above, then start again.'
		);
	}
	const handler = await loadHandler(config);
	const run = makeRunner(commandOf);
	const presses = new Presses(run, (line) => console.error(line));
	const reader = config.isWorkerStopped ? await stopWorker(handler, config.buildFolder) : handler;
	const desk = await openDesk({ ...config, run, presses });
	const server = makeServer(serveDesk(desk, reader), config.origin);
	await server.listen(config.host, config.port).catch((failure: unknown) => {
		throw listenRefusalOf(failure, config.host, config.port) ?? failure;
	});
	const { articles } = standing;
	// Before the line is printed: who reads it may send a signal at once.
	pressOnSignal(presses);
	const clock = startRefreshClock(config.dataFolder, commandOf(['refresh']));
	process.on('exit', () => clock.stop());
	stopOnSignal(() => stopServer(server, farewellMs));
	await tellKey(config);
	console.log(`Shyraq is lit: ${addressOf(config)} (${articles} ${articles === 1 ? 'article' : 'articles'})`);
}

/** The desk's key, told once, at the first start. A disk that takes none now keeps the desk shut and nothing else. */
async function tellKey(config: Config): Promise<void> {
	try {
		const key = await makeFirstKey(config);
		if (key !== undefined) console.log(`The desk is at ${addressOf(config)}desk; its key, not shown again: ${key}`);
	} catch (failure) {
		const refusal = refusalOf(failure, config.dataFolder);
		if (refusal === undefined) throw failure;
		console.error(`The desk stays shut: ${refusal.message}`);
	}
}

async function press(config: Config): Promise<void> {
	const outcome: Outcome = await pressEdition(config, {
		onProgress: ({ done, total, file }) => console.log(`Pressed ${done} of ${total}: ${file}`),
		onWait: () => console.error('Another press is at work on the same data folder; waiting for it to end …')
	});
	if (outcome.kind === 'published' && outcome.isNew)
		console.log(`Edition ${outcome.edition.number} is published: ${outcome.articles} articles.`);
	if (outcome.kind === 'faulty') {
		for (const fault of outcome.faults) console.error(fault.message);
		if (outcome.standing !== undefined)
			console.error(`Edition ${outcome.standing.number} goes on being served until the faults above are mended.`);
	}
}

/** A disk that cannot be written now, full or read-only, is no reason not to serve what stands on it. */
async function goOn({ dataFolder }: Config, failure: unknown): Promise<void> {
	const refusal = refusalOf(failure, dataFolder);
	if (!(refusal instanceof DiskRefusal)) throw failure;
	const standing = await readStanding(dataFolder).catch((unreadable: unknown) => {
		throw refusalOf(unreadable, dataFolder) === undefined ? unreadable : refusal;
	});
	if (standing === undefined) throw refusal;
	console.error(
		`The sources could not be pressed, for ${refusal.reason}; edition ${standing.number} goes on being served.`
	);
}

/** The built reader's request handler; it reads the environment when it is loaded, so that is set first. */
async function loadHandler(config: Config): Promise<Middleware> {
	process.env['PROTOCOL_HEADER'] = 'x-shyraq-protocol';
	process.env['HOST_HEADER'] = 'x-shyraq-host';
	const file = join(config.buildFolder, 'handler.js');
	if (!existsSync(file))
		throw new Refusal(`There is no built reader in ${config.buildFolder}: run "npm start", which builds it.`);
	const broken = `The built reader in ${config.buildFolder} is not whole: remove it, then run "npm start", which builds it.`;
	const built: unknown = await import(pathToFileURL(file).href).catch((failure: unknown) => {
		if (codeOf(failure) !== 'ERR_MODULE_NOT_FOUND') throw failure;
		throw refusalOf(failure, config.dataFolder) ?? new Refusal(broken, 1, failure);
	});
	if (typeof built === 'object' && built !== null && 'handler' in built && typeof built.handler === 'function') {
		return built.handler as Middleware;
	}
	throw new Refusal(broken);
}

function addressOf({ origin, host, port }: Config): string {
	if (origin !== undefined) return `${origin}/`;
	const name =
		host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}/`;
}

/** On SIGHUP the sources are pressed again; the next request sees a new edition. */
function pressOnSignal(presses: Presses): void {
	process.on('SIGHUP', () => presses.want());
}

/** Node's arguments for a command of the publisher, in a process of its own. */
function commandOf(words: readonly string[]): string[] {
	return [...process.execArgv, join(import.meta.dirname, 'shyraq.ts'), ...words];
}

function stopOnSignal(stop: () => Promise<void>): void {
	let isStopping = false;
	const end = () => {
		if (isStopping) return;
		isStopping = true;
		void stop().then(() => process.exit(0));
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
	// `npm start` holds a line to us; where it was killed, nobody is left to stop us.
	process.on('disconnect', end);
}
