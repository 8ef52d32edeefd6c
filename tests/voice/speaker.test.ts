// One sentence said by a browser's voice: whatever the browser tells, or does not tell, it ends once.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Speaker } from '#lib/pages/voice/speaker.ts';

/** An utterance as browsers have it, of which a test says what becomes. */
class Utterance {
	lang = '';
	rate = 1;
	voice: unknown = null;
	onstart: (() => void) | null = null;
	onend: (() => void) | null = null;
	onerror: ((event: { error: string }) => void) | null = null;
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

const synthesis = {
	spoken: [] as Utterance[],
	cancelled: 0,
	speaking: true,
	pending: false,
	paused: false,
	speak: vi.fn(),
	cancel: vi.fn(),
	resume: vi.fn()
};
const speaker = (): Speaker => new Speaker(synthesis as unknown as SpeechSynthesis);
const saying = { text: 'The lamp is lit.', language: 'en', voice: undefined, rate: 1 };
const last = (): Utterance => {
	const utterance = synthesis.spoken.at(-1);
	if (utterance === undefined) throw new Error('nothing was said');
	return utterance;
};

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
	synthesis.spoken = [];
	synthesis.cancelled = 0;
	synthesis.speaking = true;
	synthesis.speak.mockImplementation((utterance: Utterance) => synthesis.spoken.push(utterance));
	synthesis.cancel.mockImplementation(() => (synthesis.cancelled += 1));
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('said to its end, and what is told after that changes nothing', async () => {
	const end = speaker().say(saying);
	last().onstart?.();
	last().onend?.();
	last().onerror?.({ error: 'interrupted' });
	expect(await end).toBe('said');
	expect(synthesis.cancelled).toBe(0);
});

test.each([
	['not-allowed', 'refused'],
	['synthesis-failed', 'failed']
])('told %s it is %s', async (error, how) => {
	const end = speaker().say(saying);
	last().onerror?.({ error });
	expect(await end).toBe(how);
});

test('a voice that never begins, and one that never ends, are given up and silenced', async () => {
	const never = speaker().say(saying);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(await never).toBe('failed');
	const endless = speaker().say(saying);
	last().onstart?.();
	await vi.advanceTimersByTimeAsync(10_000);
	await vi.advanceTimersByTimeAsync(saying.text.length * 400);
	expect(await endless).toBe('failed');
	expect(synthesis.cancelled).toBe(2);
});

test('the next cuts off the one before', async () => {
	const voice = speaker();
	const first = voice.say(saying);
	const second = voice.say({ ...saying, text: 'The street is dark.' });
	expect(await first).toBe('cut');
	last().onend?.();
	expect(await second).toBe('said');
	expect(synthesis.spoken).toHaveLength(2);
});

test('one whose end the browser does not tell is over once nothing is being said any more', async () => {
	const quiet = speaker().say(saying);
	last().onstart?.();
	await vi.advanceTimersByTimeAsync(3000);
	synthesis.speaking = false;
	await vi.advanceTimersByTimeAsync(2000);
	expect(await quiet).toBe('said');
});
