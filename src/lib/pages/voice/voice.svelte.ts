// An article read aloud by this phone's own voices: sentence by sentence, lit in the text, at the reader's speed, until its end or the reader's sleep.
import { object, orElse, record, text, truth, whole, type Of } from '#lib/article/schema.ts';
import type { Place } from '#lib/article/locator.ts';
import type { Block } from '#lib/reader/blocks.ts';
import { placeAtLine } from '#lib/reader/position.ts';
import { followSpoken, lightSpoken, spokenBlocks } from '#lib/reader/spoken.ts';
import { loadFact, saveFact } from '#lib/shelf/facts.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { faultOf } from '#lib/contract/faults.ts';
import { handSleepOn, takeSleep } from './sleep.ts';
import { Speaker } from './speaker.ts';
import { listUtterances, stepBlock, utteranceAt, type Utterance } from './utterances.ts';
import { baseOf, chooseVoice, localVoices, untilVoices } from './voices.ts';

/** Speeds to choose from, in hundredths of the usual one. */
export const speeds = [60, 80, 100, 120, 140, 170, 200, 250] as const;
/** Sleep after so many minutes; 0 is the end of this article. */
export const sleeps = [0, 10, 20, 40] as const;

const choiceSchema = object({
	speed: orElse(whole(50, 300), 100),
	/** The voice chosen for a language, by its address. */
	voices: orElse(record(text(300)), {}),
	goesOn: orElse(truth, true)
});
type Choice = Of<typeof choiceSchema>;

/**
 * How it stands: `opening` while voices are looked for; `mute`, no voice here speaks without a network; `foreign`, none
 * speaks this language; `refused`, the browser wants a tap first; `failed`, the voice said nothing.
 */
export type VoiceState = 'opening' | 'mute' | 'foreign' | 'refused' | 'failed' | 'paused' | 'speaking' | 'over';

/** What the page gives. */
export interface VoiceNeeds {
	blocks: Block[];
	/** The article's language (BCP 47). */
	language: string;
	/** Height of what covers the foot of the window, in CSS pixels. */
	footPx: () => number;
	/** A sentence is being read, or the end was reached. */
	onHeard: (place: Place | 'end') => void;
	/** The article was read to its end, and the reader wants the next. */
	onEnd: () => void;
	onState: (isSpeaking: boolean) => void;
	synthesis?: SpeechSynthesis | undefined;
}

/** One reading aloud. */
export class Voice {
	readonly #needs: VoiceNeeds;
	readonly #synthesis: SpeechSynthesis | undefined;
	readonly #speaker: Speaker | undefined;
	readonly #utterances: readonly Utterance[];
	#voices: SpeechSynthesisVoice[] = $state.raw([]);
	#choice: Choice = $state.raw(choiceSchema({}));
	#state: VoiceState = $state('opening');
	#at = $state(0);
	#sleepMinutes: number | undefined = $state();
	#sleepAt = Infinity;
	/** Counts what was asked for, so that what was asked for before does not go on. */
	#turn = 0;
	#isClosed = false;
	readonly #listening = new AbortController();

	constructor(needs: VoiceNeeds) {
		this.#needs = needs;
		this.#synthesis = needs.synthesis ?? (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
		this.#speaker = this.#synthesis && new Speaker(this.#synthesis);
		this.#utterances = listUtterances(spokenBlocks(needs.blocks, needs.language));
	}

	get state(): VoiceState {
		return this.#state;
	}

	/** The voices of this phone, for choosing one; those of the article's language first. */
	get voices(): SpeechSynthesisVoice[] {
		const isOwn = ({ lang }: SpeechSynthesisVoice): boolean => baseOf(lang) === baseOf(this.#needs.language);
		return [...this.#voices.filter(isOwn), ...this.#voices.filter((voice) => !isOwn(voice))];
	}

	/** The address of the voice that reads this article. */
	get voice(): string | undefined {
		return this.#voiceFor(this.#needs.language)?.voiceURI;
	}

	get speed(): number {
		return this.#choice.speed;
	}

	get goesOn(): boolean {
		return this.#choice.goesOn;
	}

	/** Minutes until sleep that the reader chose; 0 is the end of the article, undefined none. */
	get sleepMinutes(): number | undefined {
		return this.#sleepMinutes;
	}

	/** How far it is read, from 0 to 1. */
	get fraction(): number {
		return this.#utterances.length === 0 ? 1 : this.#at / this.#utterances.length;
	}

	/** Looks for voices, and begins to read at the line being read. @returns how to stop */
	start(): () => void {
		const place = placeAtLine(this.#needs.blocks);
		this.#at = place === undefined ? 0 : utteranceAt(this.#utterances, place);
		const { signal } = this.#listening;
		// Some browsers tell of their voices late, and some of one after another
		this.#synthesis?.addEventListener('voiceschanged', () => void this.#begin(), { signal });
		// What is being said would go on over the next page
		addEventListener('pagehide', () => this.#state === 'speaking' && this.pause(), { signal });
		const sleep = takeSleep();
		if (sleep !== undefined) [this.#sleepMinutes, this.#sleepAt] = [sleep.minutes, sleep.at];
		void this.#open();
		return () => this.#end();
	}

	play(): void {
		if (this.#state === 'over') this.#at = 0;
		void this.#run();
	}

	pause(): void {
		// Where nothing is read, why it is not stands there, and a pause would take it away
		if (this.#state === 'mute' || this.#state === 'foreign' || this.#state === 'over') return;
		this.#turn += 1;
		this.#speaker?.stop();
		this.#show('paused');
	}

	/** A sentence on or back; with `isBlock` a paragraph. */
	step(direction: 1 | -1, isBlock = false): void {
		if (this.#state === 'over') this.#show('paused');
		const next = isBlock ? stepBlock(this.#utterances, this.#at, direction) : this.#at + direction;
		this.#at = Math.min(Math.max(0, next), Math.max(0, this.#utterances.length - 1));
		if (this.#state === 'speaking') void this.#run();
		else this.#light();
	}

	async chooseSpeed(speed: number): Promise<void> {
		await this.#choose({ speed });
	}

	/** Reads the article's language by this voice from now on. */
	async chooseVoice(voiceURI: string): Promise<void> {
		await this.#choose({ voices: { ...this.#choice.voices, [baseOf(this.#needs.language)]: voiceURI } });
		if (this.#state === 'foreign') this.play();
	}

	async chooseGoingOn(goesOn: boolean): Promise<void> {
		await this.#choose({ goesOn });
	}

	/** Falls silent after so many minutes; 0 at the end of this article, undefined not at all. */
	sleepAfter(minutes: number | undefined): void {
		this.#sleepMinutes = minutes;
		this.#sleepAt = minutes === undefined || minutes === 0 ? Infinity : Date.now() + minutes * 60_000;
	}

	/** Hands the time of sleep on to the next article, which is another document. */
	handOn(): void {
		if (this.#sleepMinutes !== undefined && this.#sleepAt !== Infinity)
			handSleepOn({ minutes: this.#sleepMinutes, at: this.#sleepAt });
	}

	async #open(): Promise<void> {
		await this.#recall();
		if (this.#synthesis !== undefined) await untilVoices(this.#synthesis);
		await this.#begin();
	}

	/** Begins with the voices that there are; called again when the browser tells of others. */
	async #begin(): Promise<void> {
		this.#voices = this.#synthesis === undefined ? [] : localVoices(this.#synthesis.getVoices());
		if (this.#isClosed || !['opening', 'mute', 'foreign'].includes(this.#state)) return;
		if (this.#voices.length === 0) this.#show('mute');
		else await this.#run();
	}

	async #run(): Promise<void> {
		const turn = (this.#turn += 1);
		const usual = this.#voiceFor(this.#needs.language);
		// Left to itself the browser may take a voice that sends the text away
		if (usual === undefined) {
			this.#show('foreign');
			return;
		}
		this.#show('speaking');
		for (; this.#at < this.#utterances.length; this.#at += 1) {
			const utterance = this.#utterances[this.#at];
			if (utterance === undefined || this.#speaker === undefined) break;
			if (Date.now() >= this.#sleepAt) {
				this.#sleep();
				return;
			}
			this.#light();
			this.#needs.onHeard({ block: utterance.block, offset: utterance.start });
			followSpoken(this.#needs.blocks, utterance, this.#needs.footPx());
			const { text: words, language } = utterance;
			// A word in a language that no voice speaks is read by the article's
			const voice = this.#voiceFor(language) ?? usual;
			const end = await this.#speaker.say({ text: words, language, voice, rate: this.#choice.speed / 100 });
			if (turn !== this.#turn) return;
			if (end === 'refused' || end === 'failed') {
				this.#show(end);
				return;
			}
		}
		this.#at = this.#utterances.length;
		this.#needs.onHeard('end');
		this.#show('over');
		if (this.#sleepMinutes === 0) this.sleepAfter(undefined);
		else if (this.#choice.goesOn) this.#needs.onEnd();
	}

	#sleep(): void {
		this.sleepAfter(undefined);
		this.#show('paused');
	}

	#voiceFor(language: string): SpeechSynthesisVoice | undefined {
		return chooseVoice(this.#voices, language, this.#choice.voices[baseOf(language)]);
	}

	#light(): void {
		lightSpoken(this.#needs.blocks, this.#utterances[this.#at]);
	}

	#show(state: VoiceState): void {
		this.#state = state;
		this.#needs.onState(state === 'speaking');
	}

	async #choose(change: Partial<Choice>): Promise<void> {
		this.#choice = { ...this.#choice, ...change };
		if (this.#state === 'speaking') void this.#run();
		try {
			await saveFact(await theShelf(), 'voice', this.#choice);
		} catch (failed) {
			console.info(`shyraq: the choice of voice holds for this page only: ${faultOf(failed).code}`);
		}
	}

	async #recall(): Promise<void> {
		try {
			this.#choice = (await loadFact(await theShelf(), 'voice', choiceSchema)) ?? this.#choice;
		} catch (failed) {
			console.info(`shyraq: no choice of voice could be read: ${faultOf(failed).code}`);
		}
	}

	#end(): void {
		this.#isClosed = true;
		this.#listening.abort();
		this.#turn += 1;
		this.#speaker?.stop();
		lightSpoken(this.#needs.blocks, undefined);
	}
}
