// The keeping of the library as the page sees it: joins the worker, the download and the settings on the shelf.
import { text, type Schema } from '#lib/article/schema.ts';
import type { NetworkState, PictureWish, Readiness, SourceChoice } from '#lib/contract/messages.ts';
import type { Language } from '#lib/contract/languages.ts';
import { FaultError, faultOf, type FaultCode } from '#lib/contract/faults.ts';
import { lockNames } from '#lib/contract/places.ts';
import { idleCheck, type CheckState } from '#lib/download/check.ts';
import { readConnection } from '#lib/download/connection.ts';
import { Download } from '#lib/download/download.ts';
import { Network, type NetworkView } from '#lib/download/network.ts';
import { askToPersist, readPersistence, type Persistence } from '#lib/download/persist.ts';
import { idleState, type RunnerState } from '#lib/download/runner-state.ts';
import { Turn } from '#lib/download/turn.ts';
import { makeWish } from '#lib/download/wish.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { theShelf } from '#lib/shelf/door.ts';
import type { Spent } from '#lib/shelf/meter.ts';
import type { Setting, SettingName, Settings } from '#lib/shelf/settings.ts';
import { Chosen } from './chosen.svelte.ts';

/** Changes within this time are read back together. */
const stillMs = 150;
/** The last contact is remembered for the next visit at most so often. */
const contactEveryMs = 60_000;
const contactSchema: Schema<string> = text(40);

/** The library's keeping in this tab. */
export class Keeping {
	readonly worker: ReaderWorker;
	readonly #network: Network;
	readonly #chosen: Chosen;
	readonly #sayLasting: (isLasting: boolean) => void;
	#download: Download | undefined;
	#shelf: Shelf | undefined;
	#readiness: Readiness | undefined = $state.raw();
	#run: RunnerState = $state.raw(idleState);
	#met: NetworkView | undefined = $state.raw();
	#contact: string | undefined = $state();
	#persistence: Persistence = $state('unknown');
	#check: CheckState = $state.raw(idleCheck);
	#spent: Spent = $state.raw({ dayBytes: 0, monthBytes: 0 });
	#drillUntil: number | undefined = $state();
	#latest: RunnerState = idleState;
	#contactKeptAt = 0;
	#reading: ReturnType<typeof setTimeout> | undefined;
	#seen: readonly string[] = [];

	constructor(worker: ReaderWorker, sayLasting: (isLasting: boolean) => void, sayUnkept: (code: FaultCode) => void) {
		this.worker = worker;
		this.#chosen = new Chosen(sayUnkept);
		this.#sayLasting = sayLasting;
		this.#network = new Network(worker, {
			onNetwork: (view, isBack) => this.#meetNetwork(view, isBack),
			onLibrary: () => this.#readSoon(),
			onLost: () => this.#download?.runner.wake()
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
		return this.#met?.state;
	}
	/** When the publisher itself last answered (ISO 8601), in this visit or one before. */
	get contact(): string | undefined {
		return this.#contact;
	}
	/** The mirror that answered in the publisher's place, if one did. */
	get mirror(): string | undefined {
		return this.#met?.mirror;
	}
	get persistence(): Persistence {
		return this.#persistence;
	}
	get settings(): Settings {
		return this.#chosen.now;
	}
	get isSaver(): boolean {
		return readConnection().savesData;
	}
	/** Whether this browser tells Wi-Fi from mobile, so that the choice means something. */
	get canTellWifi(): boolean {
		return readConnection().canTell;
	}
	/** Bytes that keeping took from the network today and this month. */
	get spent(): Spent {
		return this.#spent;
	}
	/** How reading everything back stands. */
	get check(): CheckState {
		return this.#check;
	}
	/** Until when no network is asked (milliseconds since 1970); undefined where it is. */
	get drillUntil(): number | undefined {
		return this.#drillUntil;
	}

	/** Reads what is here, and begins to bring what is lacking unless the reader has paused it. @returns how to stop */
	async start(): Promise<() => void> {
		await this.#loadSettings();
		const download = this.#join();
		this.#download = download;
		this.#contact = await download.memory.load('contact', contactSchema);
		const stopNetwork = this.#network.watch(this.#contact);
		const seen = (): void => {
			if (document.visibilityState === 'visible') download.runner.wake();
		};
		document.addEventListener('visibilitychange', seen);
		await this.#read();
		this.#persistence = await readPersistence();
		const stopDownload = await download.start(this.settings);
		return () => {
			document.removeEventListener('visibilitychange', seen);
			stopNetwork();
			stopDownload();
		};
	}

	/** The articles whose state this page shows from now on, by id: readiness tells of these. */
	see(ids: readonly string[]): void {
		this.#seen = ids;
		this.#readSoon();
	}

	/** Brings everything, by the reader's wish. */
	async keepAll(): Promise<void> {
		await this.choose('isPaused', false);
		await this.#download?.keepAll();
		void this.#network.ping();
		// What it answers is said at the first act of keeping: after that each look for new articles would be answered by it
		await (this.settings.persistence === 'unasked' ? this.askToPersist() : this.#ask());
	}

	/** Looks for what is lacking, which a source that is new may have; not where the reader has paused. */
	lookAgain(): void {
		this.#download?.startUnlessPaused();
	}

	async pause(): Promise<void> {
		await this.choose('isPaused', true);
	}

	/** Settles something about keeping, from now on in every tab. */
	async choose<Name extends SettingName>(name: Name, value: Setting<Name>): Promise<void> {
		await this.#chosen.set(name, value);
		this.#download?.meetSettings(this.settings);
	}

	async choosePictures(pictures: Settings['pictures']): Promise<void> {
		await this.choose('pictures', pictures);
	}

	/** Settles what comes of a source; the worker knows at once, and what is then too much goes. @throws FaultError */
	async chooseSource(from: string, choice: SourceChoice): Promise<void> {
		const saved = this.#chosen.setSource(from, choice);
		this.#download?.meetSettings(this.settings);
		// Sent off in this very turn, before the shelf has written: whoever taps Back at once finds the list as chosen
		const { sources } = this.settings;
		await Promise.all([saved, this.worker.ask('planned', { kind: 'plan', wish: { sources } })]);
		if (choice.most !== undefined) await this.makeRoom();
		this.#readSoon();
	}

	async #wish(): Promise<PictureWish> {
		const { pictures } = this.settings;
		const wish = await makeWish(pictures === 'auto' ? undefined : pictures);
		// As chosen now, and not before the browser had tried its pictures
		return { ...wish, sources: this.settings.sources };
	}

	/** Bounds what the library takes on this phone (undefined: by the browser's bound alone), and makes it fit. @returns bytes freed @throws FaultError */
	async chooseLimit(limitBytes: number | undefined): Promise<number> {
		await this.choose('limitBytes', limitBytes);
		return this.makeRoom();
	}

	/** Makes the library fit its limit now. @returns bytes freed @throws FaultError */
	async makeRoom(): Promise<number> {
		return (await this.#download?.makeRoom()) ?? 0;
	}

	/** Reads everything back, or goes on with it; `check` tells how far it is. Resolves at its end or pause. */
	async startCheck(): Promise<void> {
		await this.#download?.check.start();
	}

	/** The reader has read what was lost; it is not told any more, in any tab. */
	async putLossAway(): Promise<void> {
		await this.worker.ask('done', { kind: 'lost-seen' }).catch(faultOf);
	}

	pauseCheck(): void {
		this.#download?.check.pause();
	}

	/** Asks no network for some milliseconds, in any tab; 0 ends that. @throws FaultError */
	async drill(ms: number): Promise<void> {
		await this.#download?.drill(ms);
	}

	/** Asks the browser to keep the library for good, by the reader's wish, and says what it answered. */
	async askToPersist(): Promise<void> {
		await this.#ask();
		if (this.#persistence !== 'unknown') this.#sayLasting(this.#persistence === 'lasting');
	}

	async #ask(): Promise<void> {
		this.#persistence = await askToPersist();
		await this.#chosen.note('persistence', this.#persistence === 'lasting' ? 'granted' : 'refused');
	}

	/** The worker paints in this language from now on. */
	async chooseLanguage(language: Language): Promise<void> {
		await this.worker.ask('done', { kind: 'language', language });
	}

	#join(): Download {
		const { locks } = navigator as Partial<Navigator>;
		const isSeen = (): boolean => document.visibilityState === 'visible';
		return new Download({
			worker: this.worker,
			shelf: this.#shelf,
			turn: locks && new Turn({ locks, isSeen, channel: new BroadcastChannel(lockNames.download) }),
			wish: () => this.#wish(),
			onRun: (state) => this.#showRun(state),
			onCheck: (state) => (this.#check = state),
			onSpent: (spent) => (this.#spent = spent),
			onDrill: (until) => (this.#drillUntil = until)
		});
	}

	async #loadSettings(): Promise<void> {
		try {
			this.#shelf = await theShelf();
			await this.#chosen.follow(this.#shelf, (settings) => this.#download?.meetSettings(settings));
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: settings hold for this page only: ${failed.message}`);
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
		if (state.kind === 'done' && !wasDone && state.done > 0 && this.settings.persistence === 'unasked')
			void this.#ask();
		// What came has pushed older ones out of the newest that are wanted
		const isBounded = Object.values(this.settings.sources).some(({ most }) => most !== undefined);
		if (state.kind === 'done' && !wasDone && state.done > 0 && isBounded) void this.makeRoom().catch(faultOf);
	}

	#meetNetwork(view: NetworkView, isBack: boolean): void {
		this.#met = view;
		if (isBack) this.#download?.runner.wake();
		if (view.contact === undefined) return;
		this.#contact = view.contact;
		if (Math.abs(Date.now() - this.#contactKeptAt) < contactEveryMs) return;
		this.#contactKeptAt = Date.now();
		void this.#download?.memory.save('contact', view.contact);
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
			const { readiness } = await this.worker.ask('readiness', { kind: 'readiness', ids: [...this.#seen] });
			this.#readiness = readiness;
			this.#download?.meetReadiness(readiness);
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: what is kept could not be read: ${failed.message}`);
		}
	}
}
