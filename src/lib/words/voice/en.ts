// The words of the room `voice` in English: an article read aloud.
import type { Catalogue, Shape } from '../shape.ts';

export const voiceWords = {
	heading: 'Read aloud',
	play: 'Read on',
	pause: 'Pause',
	sentence: { back: 'Back a sentence', onward: 'On a sentence' },
	paragraph: { back: 'Back a paragraph', onward: 'On a paragraph' },
	close: 'Stop reading aloud',
	more: 'Voice and speed',
	speed: 'Speed',
	times: '{speed} times',
	voice: 'Voice',
	sleep: 'Fall silent',
	never: 'Not by itself',
	atEnd: 'At the end of this article',
	after: { one: 'After {count} minute', other: 'After {count} minutes' },
	goesOn: 'Go on with the next article',
	progress: 'Read aloud: {percent}',
	languages: { en: 'English', kk: 'Kazakh', ru: 'Russian', fa: 'Persian' },
	states: {
		opening: 'Looking for the voices of this phone…',
		mute: 'This phone has no voice that speaks without a network. One can be installed in the phone’s own settings, under text-to-speech; nothing is ever sent away to be read.',
		foreign: 'No voice on this phone speaks {language}. These do speak, each in its own way:',
		refused: 'The browser wants a tap before it speaks. Choose “{button}”.',
		failed: 'The voice fell silent. Try again, or choose another voice.',
		over: 'Read to the end.',
		next: 'Looking for the next article…',
		none: 'There is no further article on this phone that you have not begun.',
		unknown: 'The next article could not be looked for. Go back to the library and choose one there.'
	}
} satisfies Catalogue;

export type VoiceWords = Shape<typeof voiceWords>;
