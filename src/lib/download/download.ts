// The keeping of the library, joined: the runner, its turn among tabs, its terms, the meter, the room and the checks.
import { faultOf } from '#lib/contract/faults.ts';
import type { Lane, PictureWish, Readiness } from '#lib/contract/messages.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { watchFact } from '#lib/shelf/facts.ts';
import { spendBytes, spendCounted, spentAt, watchMeter, type Meter, type Spent } from '#lib/shelf/meter.ts';
import { defaultSettings, type Settings } from '#lib/shelf/settings.ts';
import { wakeDaily, wakeSoon } from './background.ts';
import { Check, checkSchema, type CheckState } from './check.ts';
import { readConnection, watchConnection } from './connection.ts';
import { Link, linkSchema } from './link.ts';
import { drillSchema, Memory, momentSchema } from './memory.ts';
import type { Asks } from './network.ts';
import { LibraryRoom } from './room.ts';
import { Runner } from './runner.ts';
import type { RunnerState } from './runner-state.ts';
import { holdOf, type Hold } from './terms.ts';
import type { Turn } from './turn.ts';

/** What keeping needs of the page. */
export interface DownloadNeeds {
	worker: Asks & { checkForBuild: () => Promise<void>; registration?: ServiceWorkerRegistration | undefined };
	shelf: Shelf | undefined;
	turn?: Turn | undefined;
	wish: () => Promise<PictureWish>;
	onRun: (state: RunnerState) => void;
	onCheck: (state: CheckState) => void;
	onSpent: (spent: Spent) => void;
	/** Until when no network is asked, in milliseconds since 1970; undefined where it may be. */
	onDrill: (until: number | undefined) => void;
}

/** The worker's sum is read this long after something came; what a page that is killed did not read, the next one does. */
const spendEveryMs = 3000;
/** Another build is looked for at most so often when the texts are here, and so often when they do not get whole. */
const buildEveryMs = 3_600_000;
const buildAtLeastMs = 24 * 3_600_000;
/** What an update of the app is taken for where the allowance is asked. */
const buildBytes = 30_000;
/** The browser is asked for a wake-up at most so often. */
const soonEveryMs = 600_000;
const longestDrillMs = 300_000;

/** The keeping of the library in this tab. */
export class Download {
	readonly runner: Runner;
	readonly check: Check;
	readonly room: LibraryRoom;
	readonly #needs: DownloadNeeds;
	readonly memory: Memory;
	readonly #link = new Link();
	#settings: Settings = { ...defaultSettings };
	#meter: Meter | undefined;
	/** What was taken as far as this page knows, until it is read in the worker's sum. */
	#unwritten = 0;
	#written = Promise.resolve();
	#writing: ReturnType<typeof setTimeout> | undefined;
	#drillUntil = 0;
	#drilling: ReturnType<typeof setTimeout> | undefined;
	#soonAt = -Infinity;
	#hasStepped = false;

	constructor(needs: DownloadNeeds) {
		const { worker, shelf, turn } = needs;
		this.#needs = needs;
		this.memory = new Memory(shelf);
		this.room = new LibraryRoom(worker, this.memory);
		this.runner = new Runner({
			ask: (kind, request) => worker.ask(kind, request),
			wish: needs.wish,
			hold: (piece) => this.#hold(piece),
			onBytes: (taken, kept) => this.#spend(taken, kept),
			onLink: (memory) => void this.memory.save('link', memory),
			lookForBuild: (areTextsWhole) => this.#lookForBuild(areTextsWhole),
			onState: (state) => this.#meetRun(state),
			makeRoom: (bytes, lane) => this.#makeWay(bytes, lane),
			onCut: () => this.#wakeSoon(),
			turn,
			link: this.#link,
			troubles: this.memory.troubles
		});
		this.check = new Check({
			ask: (kind, request) => worker.ask(kind, request),
			load: () => this.memory.load('check', checkSchema),
			save: (memory) => this.memory.save('check', memory),
			onState: needs.onCheck,
			onLost: () => this.startUnlessPaused()
		});
	}

	/** Reads what is remembered, and begins unless the reader has paused. @returns how to stop */
	async start(settings: Settings): Promise<() => void> {
		this.#settings = settings;
		this.room.chosenBytes = settings.limitBytes;
		this.#link.recall(await this.memory.load('link', linkSchema));
		await this.check.recall();
		await this.room.look();
		// The meter meets the day before anything is asked, so that a clock that was set back is noticed.
		this.#meetMeter(await this.memory.try((shelf) => spendBytes(shelf, 0)));
		// What came while no page was open, and what the page before had no time for
		this.#write();
		const { shelf } = this.#needs;
		const stopMeter = shelf && watchMeter(shelf).subscribe((meter) => this.#meetMeter(meter));
		this.#meetDrill((await this.memory.load('drill', drillSchema))?.until ?? 0);
		const stopDrill =
			shelf && watchFact(shelf, 'drill', drillSchema).subscribe((drill) => this.#meetDrill(drill?.until ?? 0));
		const stopConnection = watchConnection(() => {
			// Another network may freeze nothing.
			this.#link.recall(undefined);
			this.runner.wake();
		});
		this.#tellWakings(settings);
		void wakeDaily(this.#needs.worker.registration);
		if (settings.isPaused) this.runner.pause();
		else this.runner.start();
		return () => {
			stopMeter?.();
			stopDrill?.();
			stopConnection();
			clearTimeout(this.#drilling);
			this.runner.stop();
			this.#needs.turn?.close();
			this.#write();
		};
	}

	/** The reader chose otherwise, in this tab or another. */
	meetSettings(settings: Settings): void {
		const before = this.#settings;
		this.#settings = settings;
		this.room.chosenBytes = settings.limitBytes;
		if (settings.isPaused !== before.isPaused || settings.isOnlyWifi !== before.isOnlyWifi) this.#tellWakings(settings);
		if (settings.isPaused !== before.isPaused) {
			if (settings.isPaused) this.runner.pause();
			else this.runner.start();
		} else if (settings.pictures !== before.pictures) {
			this.runner.stop();
			this.startUnlessPaused();
		} else this.runner.wake();
	}

	/** What is here was counted. */
	meetReadiness(readiness: Readiness): void {
		this.room.meet(readiness);
		// It may have come for a page that was opened by hand
		this.#spend(0, 0);
	}

	/** Brings everything, by the reader's wish: there may be room now on a phone that was full, also for what went to make way. */
	async keepAll(): Promise<void> {
		await this.room.lookAnew();
		const limit = this.room.limitAt(Date.now());
		if ((limit ?? Infinity) > this.room.usedBytes) {
			await this.room.fit(limit).catch((failed: unknown) => {
				console.info('shyraq: what went could not be wished back', faultOf(failed));
			});
		}
		await this.runner.startAnew();
	}

	/** Makes the library fit the reader's limit, after it was changed or by wish. @returns bytes freed @throws FaultError */
	async makeRoom(): Promise<number> {
		const freed = await this.room.fit(this.room.limitAt(Date.now()));
		this.startUnlessPaused();
		return freed;
	}

	/** Asks no network for some milliseconds; 0 ends that. It ends by itself, even if this page is gone. @throws FaultError */
	async drill(ms: number): Promise<void> {
		const until = ms === 0 ? 0 : Date.now() + Math.min(ms, longestDrillMs);
		await this.#needs.worker.ask('done', { kind: 'drill', until });
		await this.memory.save('drill', { until });
		this.#meetDrill(until);
	}

	#meetDrill(until: number): void {
		if (until === this.#drillUntil) return;
		const leftMs = until - Date.now();
		const isOn = leftMs > 0 && leftMs <= longestDrillMs;
		clearTimeout(this.#drilling);
		this.#drillUntil = isOn ? until : 0;
		this.#needs.onDrill(isOn ? until : undefined);
		if (isOn) this.#drilling = setTimeout(() => this.#meetDrill(0), leftMs + 1);
		else this.runner.wake();
	}

	#hold(piece: Parameters<typeof holdOf>[1]): Hold | undefined {
		const { isOnlyWifi, dayBytes, monthBytes } = this.#settings;
		const now = Date.now();
		const { isMobile } = readConnection();
		const spent = this.#spent(now);
		const { usedBytes, chosenBytes } = this.room;
		const isDrill = this.#drillUntil > now;
		const limitBytes = this.room.limitAt(now);
		const room = { usedBytes, limitBytes, chosenBytes };
		return holdOf({ isDrill, isOnlyWifi, isMobile, spent, dayBytes, monthBytes, ...room }, piece);
	}

	#spent(now: number): Spent {
		const { dayBytes, monthBytes } = spentAt(this.#meter, now);
		return { dayBytes: dayBytes + this.#unwritten, monthBytes: monthBytes + this.#unwritten };
	}

	#spend(taken: number, kept: number): void {
		this.room.add(kept);
		this.#unwritten += taken;
		this.#writing ??= setTimeout(() => this.#write(), spendEveryMs);
	}

	#write(): void {
		clearTimeout(this.#writing);
		this.#writing = undefined;
		const now = Date.now();
		this.#written = this.#written.then(() => this.#takeOver(now));
	}

	async #takeOver(now: number): Promise<void> {
		try {
			const bytes = this.#unwritten;
			const counted = await this.#needs.worker.ask('counted', { kind: 'counted' });
			const meter = await this.memory.try((shelf) => spendCounted(shelf, counted, now));
			// Without a shelf the meter runs for this page alone.
			if (meter === undefined) return;
			this.#unwritten -= bytes;
			this.#meetMeter(meter);
		} catch (failed) {
			console.info(`shyraq: the meter is not read: ${faultOf(failed).code}`);
		}
	}

	#meetMeter(meter: Meter | undefined): void {
		if (meter !== undefined) this.#meter = meter;
		this.#needs.onSpent(this.#spent(Date.now()));
	}

	#meetRun(state: RunnerState): void {
		this.#needs.onRun(state);
		const isAtRest = ['done', 'held', 'waiting', 'paused', 'failed'].includes(state.kind);
		if (this.#hasStepped || state.isElsewhere || !isAtRest) return;
		// A few pieces are read back at each start, when that keeps nothing waiting.
		this.#hasStepped = true;
		void this.check.step();
	}

	async #makeWay(bytes: number, lane: Lane): Promise<number> {
		try {
			return await this.room.makeWay(bytes, lane, Date.now());
		} catch (failed) {
			console.info('shyraq: no room could be made', faultOf(failed));
			return 0;
		}
	}

	async #lookForBuild(areTextsWhole: boolean): Promise<void> {
		if (areTextsWhole) await this.#keepRooms();
		const now = Date.now();
		const looked = await this.memory.load('build', momentSchema);
		const sinceMs = looked === undefined ? undefined : Math.abs(now - looked.at);
		if (sinceMs !== undefined && sinceMs < (areTextsWhole ? buildEveryMs : buildAtLeastMs)) return;
		if (sinceMs !== undefined && this.#hold({ lane: 'app', bytes: buildBytes }) !== undefined) return;
		await this.memory.save('build', { at: now });
		// On the first visit the app has only just come.
		if (sinceMs !== undefined) await this.#needs.worker.checkForBuild();
	}

	/** The app's rooms, a few files at a time. Trouble is no news: the next round tries again. */
	async #keepRooms(): Promise<void> {
		const { worker } = this.#needs;
		try {
			let { lackingBytes } = await worker.ask('rooms', { kind: 'rooms' });
			while (lackingBytes > 0 && !this.#settings.isPaused) {
				if (this.#hold({ lane: 'app', bytes: lackingBytes }) !== undefined) return;
				const came = await worker.ask('rooms', { kind: 'rooms', isWanted: true });
				this.#spend(came.bytes, 0);
				if (came.bytes === 0) return;
				lackingBytes = came.lackingBytes;
			}
		} catch (failed) {
			console.info(`shyraq: rooms of the app are still to come: ${faultOf(failed).code}`);
		}
	}

	/** The terms of what the worker brings when the browser wakes it, and no page is there to be asked. */
	#tellWakings({ isPaused, isOnlyWifi }: Settings): void {
		this.#needs.worker.ask('done', { kind: 'wakings', isPaused, isOnlyWifi }).catch((failed: unknown) => {
			console.info(`shyraq: the worker keeps its terms of before: ${faultOf(failed).code}`);
		});
	}

	#wakeSoon(): void {
		if (Math.abs(Date.now() - this.#soonAt) < soonEveryMs) return;
		this.#soonAt = Date.now();
		void wakeSoon(this.#needs.worker.registration);
	}

	/** Something may be had that could not be before. */
	startUnlessPaused(): void {
		if (!this.#settings.isPaused) this.runner.start();
	}
}
