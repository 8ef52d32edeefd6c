// The voices of this phone: only those that speak without a network, for what is read aloud must not leave it.

/** What of a browser's voice is looked at. */
export type DeviceVoice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** The language of a tag without region and script, as `kk` of `kk-Cyrl_KZ`. */
export function baseOf(tag: string): string {
	return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** The voices that speak on the phone itself, by language and name; one that is named twice is one. */
export function localVoices<Voice extends DeviceVoice>(voices: readonly Voice[]): Voice[] {
	const local = voices.filter(({ localService }) => localService);
	const known = new Map(local.map((voice) => [voice.voiceURI, voice]));
	return [...known.values()].sort((one, other) => order(one).localeCompare(order(other)));
}

const order = ({ lang, name }: DeviceVoice): string => `${lang} ${name}`;

/**
 * The voice for a text in a language: the one chosen for that language, where it is here; else one of the text's own region,
 * else the phone's usual one, else any that speaks it. Undefined where none speaks it.
 */
export function chooseVoice<Voice extends DeviceVoice>(
	voices: readonly Voice[],
	tag: string,
	chosen?: string
): Voice | undefined {
	const picked = voices.find(({ voiceURI }) => voiceURI === chosen);
	if (picked !== undefined) return picked;
	const fitting = voices.filter(({ lang }) => baseOf(lang) === baseOf(tag));
	const ofRegion = fitting.find(({ lang }) => lang.toLowerCase().replace('_', '-') === tag.toLowerCase());
	return ofRegion ?? fitting.find((voice) => voice.default) ?? fitting[0];
}

/** Waits until the browser has told of its voices, or for as long as most take to: some do so a while after they are first asked, some never. */
export async function untilVoices(synthesis: SpeechSynthesis, waitMs = 2000): Promise<void> {
	if (synthesis.getVoices().length > 0) return;
	await new Promise<void>((resolve) => {
		setTimeout(resolve, waitMs);
		synthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
	});
}
