// The phone's own controls, on the lock screen and in headphones: told what is read, and what they may ask for.

/** What the controls may ask for. */
export interface Controls {
	play: () => void;
	pause: () => void;
	back: () => void;
	onward: () => void;
}

/** What is shown there. */
export interface Shown {
	title: string;
	artist: string;
	/** Address of a picture. */
	artwork: string | undefined;
}

/** A browser shows its controls for a sound that plays, Chrome on Android for none that is shorter than five seconds; a voice counts as none, so silence plays beside it. */
const silenceSeconds = 10;
const silenceHz = 8000;
const silenceBytes = silenceSeconds * silenceHz;
const headBytes = 44;

/** The controls while an article is read. */
export class LockScreen {
	readonly #sound = new Audio();
	readonly #address: string;

	constructor(shown: Shown, controls: Controls) {
		this.#address = URL.createObjectURL(new Blob([silence()], { type: 'audio/wav' }));
		this.#sound.src = this.#address;
		this.#sound.loop = true;
		const { mediaSession } = navigator as Partial<Navigator>;
		if (mediaSession === undefined) return;
		mediaSession.metadata = new MediaMetadata({
			title: shown.title,
			artist: shown.artist,
			artwork: shown.artwork === undefined ? [] : [{ src: shown.artwork, sizes: '180x180', type: 'image/png' }]
		});
		mediaSession.setActionHandler('play', controls.play);
		mediaSession.setActionHandler('pause', controls.pause);
		mediaSession.setActionHandler('previoustrack', controls.back);
		mediaSession.setActionHandler('nexttrack', controls.onward);
	}

	/** Says whether it is being read. Where the browser plays nothing, the controls are lacking and the voice is not. */
	async show(isPlaying: boolean): Promise<void> {
		const { mediaSession } = navigator as Partial<Navigator>;
		if (mediaSession !== undefined) mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
		if (!isPlaying) {
			this.#sound.pause();
			return;
		}
		try {
			await this.#sound.play();
		} catch (refused) {
			if (!(refused instanceof DOMException)) throw refused;
		}
	}

	/** Takes the controls away. */
	end(): void {
		this.#sound.pause();
		URL.revokeObjectURL(this.#address);
		const { mediaSession } = navigator as Partial<Navigator>;
		if (mediaSession === undefined) return;
		mediaSession.metadata = null;
		mediaSession.playbackState = 'none';
		for (const action of ['play', 'pause', 'previoustrack', 'nexttrack'] as const)
			mediaSession.setActionHandler(action, null);
	}
}

/** Silence as a WAV file: one channel, eight bits (RIFF, WAVE_FORMAT_PCM). */
function silence(): ArrayBuffer {
	const bytes = new ArrayBuffer(headBytes + silenceBytes);
	const view = new DataView(bytes);
	const write = (at: number, sign: string): void => {
		for (const [index, letter] of [...sign].entries()) view.setUint8(at + index, letter.charCodeAt(0));
	};
	write(0, 'RIFF');
	view.setUint32(4, headBytes - 8 + silenceBytes, true);
	write(8, 'WAVEfmt ');
	view.setUint32(16, 16, true);
	view.setUint16(20, 1, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, silenceHz, true);
	view.setUint32(28, silenceHz, true);
	view.setUint16(32, 1, true);
	view.setUint16(34, 8, true);
	write(36, 'data');
	view.setUint32(40, silenceBytes, true);
	new Uint8Array(bytes, headBytes).fill(128);
	return bytes;
}
