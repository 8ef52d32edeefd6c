// The keeping of the library as the page sees it: joins the worker, the runner and the settings on the shelf.
import type { NetworkState, Readiness } from '#lib/contract/messages.ts';
import { chooseLanguage, type Language } from '#lib/contract/languages.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { pingServer, watchNetwork } from '#lib/download/network.ts';
import { askToPersist, readPersistence, type Persistence } from '#lib/download/persist.ts';
import { Runner } from '#lib/download/runner.ts';
import { idleState, type RunnerState } from '#lib/download/runner-state.ts';
import { makeWish, savesData } from '#lib/download/wish.ts';
import { ReaderWorker } from '#lib/download/worker.ts';
import { trustedWorker } from '#lib/reader/trusted.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { defaultSettings, loadSettings, saveSetting, watchSettings, type Settings } from '#lib/shelf/settings.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';

/** Changes within this time are read back together. */
const stillMs = 150;

/** A page that stays open looks for a new build when it is shown again, at most this often; a navigation looks by itself. */
const buildCheckMs = 3_600_000;

/** The library's keeping in this tab. */
export class Keeping {
	readonly worker: ReaderWorker;
	readonly #runner: Runner;
	readonly #sayLasting: (isLasting: boolean) => void;
	#shelf: Shelf | undefined;
	#lookedAt = Date.now();
	#readiness: Readiness | undefined = $state.raw();
	#run: RunnerState = $state.raw(idleState);
	#network: NetworkState | undefined = $state();
	#contact: string | undefined = $state();
	#persistence: Persistence = $state('unknown');
	#settings: Settings = $state.raw({ ...defaultSettings });
	#latest: RunnerState = idleState;
	#reading: ReturnType<typeof setTimeout> | undefined;

	constructor(worker: ReaderWorker, sayLasting: (isLasting: boolean) => void) {
		this.worker = worker;
		this.#sayLasting = sayLasting;
		this.#runner = new Runner({
			ask: (kind, request) => worker.ask(kind, request),
			wish: () => makeWish(this.#settings.pictures === 'auto' ? undefined : this.#settings.pictures),
			onState: (state) => this.#showRun(state),
			locks: (navigator as Partial<Navigator>).locks
		});
	}

	/** Read back from the stores; undefined until the first answer. */
	get readiness(): Readiness | undefined {
		return this.#readiness;
	}
	get run(): RunnerState {
		return this.#run;
	}
	get network(): NetworkState | undefined {
		return this.#network;
	}
	/** When our server last answered (ISO 8601), in this page's life. */
	get contact(): string | undefined {
		return this.#contact;
	}
	get persistence(): Persistence {
		return this.#persistence;
	}
	get settings(): Settings {
		return this.#settings;
	}
	get isSaver(): boolean {
		return savesData();
	}

	/** Reads what is here, and begins to bring what is lacking unless the reader has paused it. @returns how to stop */
	async start(): Promise<() => void> {
		const stopNetwork = watchNetwork(this.worker, {
			onNetwork: (state, at) => this.#meetNetwork(state, at),
			onLibrary: () => this.#readSoon()
		});
		const seen = (): void => {
			if (document.visibilityState !== 'visible') return;
			this.#runner.wake();
			if (Date.now() - this.#lookedAt < buildCheckMs) return;
			this.#lookedAt = Date.now();
			void this.worker.checkForBuild();
		};
		document.addEventListener('visibilitychange', seen);
		await this.#loadSettings();
		await this.#read();
		this.#persistence = await readPersistence();
		if (this.#settings.isPaused) this.#runner.pause();
		else this.#runner.start();
		return () => {
			document.removeEventListener('visibilitychange', seen);
			stopNetwork();
			this.#runner.stop();
		};
	}

	/** Brings everything, by the reader's wish. */
	async keepAll(): Promise<void> {
		await this.#set('isPaused', false);
		this.#runner.start();
		void pingServer(this.worker);
		await this.askToPersist();
	}

	async pause(): Promise<void> {
		this.#runner.pause();
		await this.#set('isPaused', true);
	}

	async choosePictures(pictures: Settings['pictures']): Promise<void> {
		await this.#set('pictures', pictures);
		this.#runner.stop();
		if (!this.#settings.isPaused) this.#runner.start();
	}

	/** Asks the browser to keep the library for good, by the reader's wish, and says what it answered. */
	async askToPersist(): Promise<void> {
		await this.#ask();
		if (this.#persistence !== 'unknown') this.#sayLasting(this.#persistence === 'lasting');
	}

	async #ask(): Promise<void> {
		this.#persistence = await askToPersist();
		await this.#set('persistence', this.#persistence === 'lasting' ? 'granted' : 'refused');
	}

	/** The worker paints in this language from now on. */
	async chooseLanguage(language: Language): Promise<void> {
		await this.worker.ask('done', { kind: 'language', language });
	}

	async #loadSettings(): Promise<void> {
		try {
			this.#shelf = await theShelf();
			this.#settings = await loadSettings(this.#shelf);
			watchSettings(this.#shelf).subscribe((settings) => (this.#settings = settings));
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: settings hold for this page only: ${failed.message}`);
		}
	}

	async #set<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<void> {
		this.#settings = { ...this.#settings, [name]: value };
		if (this.#shelf === undefined) return;
		try {
			await saveSetting(this.#shelf, name, value);
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: a setting holds for this page only: ${failed.message}`);
		}
	}

	#showRun(state: RunnerState): void {
		this.#latest = state;
		// What is said to be done is read back before it is said.
		if (state.kind !== 'done' || this.#run.kind === 'done') this.#show(state);
		else void this.#read().then(() => this.#latest === state && this.#show(state));
	}

	#show(state: RunnerState): void {
		const wasDone = this.#run.kind === 'done';
		if (state.fault !== undefined && state.fault !== this.#run.fault)
			console.info('shyraq: keeping', state.kind, state.fault);
		this.#run = state;
		// The first act of keeping is the moment to ask for lasting storage; asked once, by itself.
		if (state.kind === 'done' && !wasDone && state.done > 0 && this.#settings.persistence === 'unasked')
			void this.#ask();
	}

	#meetNetwork(state: NetworkState, at: string): void {
		const isBack = state === 'well' && this.#network !== 'well';
		this.#network = state;
		if (state !== 'well') return;
		this.#contact = at;
		if (isBack) this.#runner.wake();
	}

	#readSoon(): void {
		// Not put off by each further change: a steady stream of them would never let it read.
		this.#reading ??= setTimeout(() => {
			this.#reading = undefined;
			void this.#read();
		}, stillMs);
	}

	async #read(): Promise<void> {
		try {
			this.#readiness = (await this.worker.ask('readiness', { kind: 'readiness' })).readiness;
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: what is kept could not be read: ${failed.message}`);
		}
	}
}

/** Registers the worker and starts keeping. @throws FaultError where this browser can keep nothing */
export async function startKeeping(
	{ words, language, tray }: { words: Words; language: Language; tray: Tray },
	stops: (() => void)[]
): Promise<Keeping> {
	const worker = new ReaderWorker(
		{
			onWaiting: () =>
				tray.show({ text: words.update.ready, act: { label: words.update.apply, run: () => worker.takeOver() } }, true),
			onTookOver: () => tray.show({ text: words.update.elsewhere })
		},
		trustedWorker()
	);
	const isFromServer = !('serviceWorker' in navigator) || navigator.serviceWorker.controller === null;
	await worker.start();
	const keeping = new Keeping(worker, (isLasting) =>
		tray.show({ text: isLasting ? words.keep.persisted : words.keep.notPersisted })
	);
	// The server may know of a choice by its cookie, which the worker, painting from now on, cannot read.
	if (isFromServer && language !== chooseLanguage(navigator.languages)) await keeping.chooseLanguage(language);
	void keeping.start().then((stop) => stops.push(stop));
	return keeping;
}
