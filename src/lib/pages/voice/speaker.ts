// One sentence said by the browser: begun, ended, cut off, or refused, told once whatever the browser tells.

/** How a sentence ended: `said` to its end, `cut` by us, `refused` for want of a tap, `failed` otherwise. */
export type SaidEnd = 'said' | 'cut' | 'refused' | 'failed';

/** What is to be said. */
export interface Saying {
	text: string;
	language: string;
	voice: SpeechSynthesisVoice | undefined;
	/** Times the usual speed. */
	rate: number;
}

/** A voice that has not begun after so long will not; and one that takes so much longer than anybody reads has stopped without a word, in milliseconds. */
const beginMs = 10_000;
const slowestPerSignMs = 400;
/** How often the browser is asked whether it still speaks: some lose the word that they have ended. */
const askMs = 1000;

/** Says one thing at a time. */
export class Speaker {
	readonly #synthesis: SpeechSynthesis;
	#cut: (() => void) | undefined;

	constructor(synthesis: SpeechSynthesis) {
		this.#synthesis = synthesis;
	}

	/** Says it. What was being said is cut off. Never throws. */
	say({ text, language, voice, rate }: Saying): Promise<SaidEnd> {
		// Where nothing is being said some browsers would drop what comes right after
		if (this.#cut !== undefined) this.stop();
		return new Promise((resolve) => {
			const utterance = new SpeechSynthesisUtterance(text);
			utterance.lang = voice?.lang ?? language;
			if (voice !== undefined) utterance.voice = voice;
			utterance.rate = rate;
			let isOver = false;
			const end = (how: SaidEnd): void => {
				if (isOver) return;
				isOver = true;
				clearTimeout(timer);
				clearInterval(asking);
				if (this.#cut === cut) this.#cut = undefined;
				resolve(how);
			};
			const cut = (): void => end('cut');
			const giveUp = (): void => {
				end('failed');
				this.#synthesis.cancel();
			};
			let timer = setTimeout(giveUp, beginMs);
			let asking: ReturnType<typeof setInterval> | undefined;
			let silences = 0;
			const ask = (): void => {
				const { speaking, pending, paused } = this.#synthesis;
				silences = speaking || pending || paused ? 0 : silences + 1;
				if (silences > 1) end('said');
			};
			utterance.onstart = () => {
				clearTimeout(timer);
				clearInterval(asking);
				asking = setInterval(ask, askMs);
				timer = setTimeout(giveUp, beginMs + (text.length * slowestPerSignMs) / rate);
			};
			utterance.onend = () => end('said');
			utterance.onerror = ({ error }) => end(error === 'not-allowed' ? 'refused' : 'failed');
			this.#cut = cut;
			this.#synthesis.speak(utterance);
			// Left paused by another page, or by ourselves before a reload, nothing would ever be said
			this.#synthesis.resume();
		});
	}

	/** Cuts off what is being said. */
	stop(): void {
		this.#cut?.();
		this.#synthesis.cancel();
	}
}
