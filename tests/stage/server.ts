// The real server as a process that can be killed and started again on the same port.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findPort } from '../../tools/bench/port.ts';
import { root } from './folders.ts';

/** What a server is started with. */
export interface ServerSettings {
	dataFolder: string;
	contentFolder: string;
	buildFolder: string;
	/** Whether phones are to drop the worker they have for this build's at once. */
	isWorkerStopped?: boolean;
}

const lit = /^Shyraq is lit: /m;

export class Server {
	readonly port: number;
	settings: ServerSettings;
	#process: ChildProcess | undefined;
	#said = '';

	private constructor(port: number, settings: ServerSettings) {
		this.port = port;
		this.settings = settings;
	}

	/** Starts a server on a port that nobody uses. */
	static async start(settings: ServerSettings): Promise<Server> {
		const server = new Server(await findPort(), settings);
		await server.start();
		return server;
	}

	get isAlive(): boolean {
		return this.#process !== undefined;
	}

	/** What it has printed since its last start, for the report of a test that fails. */
	get said(): string {
		return this.#said;
	}

	/** Starts it again on its port, and waits until it answers. */
	async start(): Promise<void> {
		if (this.#process !== undefined) return;
		const { dataFolder, contentFolder, buildFolder, isWorkerStopped = false } = this.settings;
		const child = spawn(process.execPath, ['tools/serve.ts'], {
			cwd: root,
			env: {
				...process.env,
				PORT: String(this.port),
				HOST: '127.0.0.1',
				SHYRAQ_DATA: dataFolder,
				SHYRAQ_CONTENT: contentFolder,
				SHYRAQ_BUILD_DIR: buildFolder,
				SHYRAQ_ORIGIN: '',
				SHYRAQ_STOP_WORKER: isWorkerStopped ? 'yes' : '',
				SHYRAQ_NAME: 'The stage'
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = child;
		this.#said = '';
		await new Promise<void>((resolve, reject) => {
			const hear = (words: Buffer) => {
				this.#said += words.toString();
				if (lit.test(this.#said)) resolve();
			};
			child.stdout.on('data', hear);
			child.stderr.on('data', hear);
			child.once('error', reject);
			child.once('exit', (code, signal) => {
				if (this.#process === child) this.#process = undefined;
				reject(new Error(`The server ended (${code ?? signal ?? ''}):\n${this.#said}`));
			});
		});
	}

	/** Kills it with no chance to say goodbye, as a power cut does. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Stops it in good order. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#process;
		if (child === undefined) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
		this.#process = undefined;
	}
}
