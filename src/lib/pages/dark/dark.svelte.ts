// Whether this phone is ready for the dark: gathers what the list of points needs to know.
import { faultOf } from '#lib/contract/faults.ts';
import { readClockOffset } from '#lib/download/clock.ts';
import { readPoints, sayVerdict, type DarkView, type Point } from '#lib/ui/dark.ts';
import { Installing } from '#lib/ui/install.svelte.ts';
import type { DarkWords } from '#lib/words/dark/en.ts';
import type { App } from '../app.svelte.ts';
import { leavesPicturesOut } from '../keeping-view.ts';

/** What is lacking is weighed at most so often while it comes. */
const weighEveryMs = 1000;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, weighEveryMs));

/** The state behind the page. */
export class Dark {
	readonly installing = new Installing();
	readonly #app: App;
	readonly #texts: DarkWords;
	#isCompared = false;
	#wishes = 0;
	#isWeighing = false;
	#clockSeconds: number | undefined = $state();
	#roomBytes: number | undefined = $state();
	#lacking: DarkView['lacking'] = $state.raw();
	#view: DarkView | undefined = $derived.by(() => this.#gather());

	constructor(app: App, texts: DarkWords) {
		this.#app = app;
		this.#texts = texts;
	}

	/** Undefined until what is kept has been read. */
	get points(): Point[] | undefined {
		const { words, language } = this.#app;
		return this.#view && readPoints(this.#view, this.#texts, words, language);
	}

	get verdict(): string {
		return this.#view === undefined ? '' : sayVerdict(this.points ?? [], this.#view, this.#texts, this.#app.language);
	}

	/** Begins to look around. @returns how to stop */
	start(): () => void {
		return this.installing.watch();
	}

	/** Compares the clocks once; not before it is known that no drill is on, which asks no network, and not in one. */
	async compareClocks(): Promise<void> {
		const { keeping } = this.#app;
		const mayAsk = keeping !== undefined && keeping.run.kind !== 'idle' && keeping.drillUntil === undefined;
		if (!mayAsk || this.#isCompared) return;
		this.#isCompared = true;
		this.#clockSeconds = await readClockOffset();
	}

	/** Learns how much of pictures and of the app is still to come; a worker of an older build cannot tell. */
	async weigh(): Promise<void> {
		const { keeping } = this.#app;
		if (keeping?.readiness === undefined) return;
		// One at a time: while much comes this is called with every piece
		this.#wishes += 1;
		if (this.#isWeighing) return;
		this.#isWeighing = true;
		try {
			for (let met = 0; met !== this.#wishes;) {
				met = this.#wishes;
				this.#roomBytes = (await keeping.worker.ask('rooms', { kind: 'rooms' })).lackingBytes;
				this.#lacking = await keeping.worker.ask('lacking', { kind: 'lacking' });
				await pause();
			}
		} catch (failed) {
			console.info(`shyraq: what is lacking cannot be weighed: ${faultOf(failed).code}`);
		} finally {
			this.#isWeighing = false;
		}
	}

	/** Does what a point asks for. */
	async act(what: 'persist' | 'install'): Promise<void> {
		if (what === 'install') await this.installing.ask();
		else await this.#app.keeping?.askToPersist();
	}

	#gather(): DarkView | undefined {
		const { keeping } = this.#app;
		if (keeping?.readiness === undefined) return undefined;
		return {
			readiness: keeping.readiness,
			isTextOnly: leavesPicturesOut(keeping),
			install: this.installing.way,
			persistence: keeping.persistence,
			clockSeconds: this.#clockSeconds,
			roomBytes: this.#roomBytes,
			lacking: this.#lacking
		};
	}
}
