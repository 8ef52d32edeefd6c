// Which voice reads: one that speaks on the phone itself, the reader's own choice first.
import { expect, test } from 'vitest';
import { baseOf, chooseVoice, localVoices, type DeviceVoice } from '#lib/pages/voice/voices.ts';

const voice = (name: string, lang: string, change: Partial<DeviceVoice> = {}): DeviceVoice => ({
	voiceURI: `urn:${name}`,
	name,
	lang,
	localService: true,
	default: false,
	...change
});
const anna = voice('Anna', 'ru-RU');
const zhazira = voice('Zhazira', 'kk_KZ');
const emma = voice('Emma', 'en-GB');
const sam = voice('Sam', 'en-US', { default: true });
const cloud = voice('Cloud', 'kk-KZ', { localService: false });
const all = [anna, zhazira, emma, sam, cloud];

test('a voice that needs a network is none, and one that is named twice is one', () => {
	expect(localVoices([...all, anna]).map(({ name }) => name)).toEqual(['Emma', 'Sam', 'Zhazira', 'Anna']);
	expect(localVoices([cloud])).toEqual([]);
});

test.each([
	['of the text’s own region', 'en-GB', undefined, 'Emma'],
	['the phone’s usual one', 'en', undefined, 'Sam'],
	['with a script in its tag', 'kk-Cyrl-KZ', undefined, 'Zhazira'],
	['the reader’s choice, in another language too', 'kk', 'urn:Anna', 'Anna'],
	['a choice that is gone is passed over', 'ru', 'urn:Gone', 'Anna'],
	['none', 'fa', undefined, undefined]
])('%s', (_, tag, chosen, name) => {
	expect(chooseVoice(localVoices(all), tag, chosen)?.name).toBe(name);
});

test.each([
	['kk-Cyrl_KZ', 'kk'],
	['EN', 'en'],
	['', '']
])('the language of %s is %s', (tag, base) => {
	expect(baseOf(tag)).toBe(base);
});
