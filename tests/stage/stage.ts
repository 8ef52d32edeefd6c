// A stage: a pressed edition, a real server over it, and the faulty network in front of it.
import { copyFolder, removeFolder } from './folders.ts';
import { bring, mirror, press, type Pressed } from './press.ts';
import { Proxy } from './proxy.ts';
import { Server } from './server.ts';

export class Stage {
	readonly server: Server;
	readonly proxy: Proxy;
	readonly #pressed: Pressed;

	private constructor(server: Server, proxy: Proxy, pressed: Pressed) {
		this.server = server;
		this.proxy = proxy;
		this.#pressed = pressed;
	}

	/** Sets up a stage over copies of a pressed edition, so that nothing done here is seen elsewhere. */
	static async set(edition: Pressed, buildFolder: string): Promise<Stage> {
		const pressed = {
			contentFolder: copyFolder(edition.contentFolder, 'sources'),
			dataFolder: copyFolder(edition.dataFolder, 'store')
		};
		const server = await Server.start({ ...pressed, buildFolder });
		const proxy = await Proxy.start(() => server.port);
		return new Stage(server, proxy, pressed);
	}

	get origin(): string {
		return this.proxy.origin;
	}

	/** The folder of the edition's Markdown, for a test to change before it calls `publish`. */
	get contentFolder(): string {
		return this.#pressed.contentFolder;
	}

	/** Publishes what was changed, with the mirrors that the contents name; the running server goes on. */
	async publish(mirrors: readonly string[] = []): Promise<void> {
		await press(this.#pressed, mirrors);
	}

	/** Takes in files from outside, as an editor brings them, and publishes them. */
	async bring(...files: string[]): Promise<void> {
		await bring(this.#pressed, files);
	}

	/** Copies what is published into a folder for another server, as a mirror's keeper does after each press. */
	async mirror(folder: string): Promise<void> {
		await mirror(this.#pressed, this.server.settings.buildFolder, folder);
	}

	/** Everything as at the start, the edition aside. */
	async reset(): Promise<void> {
		this.proxy.mend();
		this.proxy.forget();
		await this.server.start();
	}

	/** The same edition from another build, on the same port, as after a deploy. */
	async deploy(buildFolder: string, isWorkerStopped = false): Promise<void> {
		await this.server.stop();
		this.server.settings = { ...this.server.settings, buildFolder, isWorkerStopped };
		await this.server.start();
	}

	async strike(): Promise<void> {
		await this.proxy.stop();
		await this.server.kill();
		removeFolder(this.#pressed.contentFolder);
		removeFolder(this.#pressed.dataFolder);
	}
}
