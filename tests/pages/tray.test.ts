// The tray's manners: a passing message passes, and what asks for something is not lost behind it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Tray } from '#lib/ui/tray.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const offer = { text: 'A new version is ready.', act: { label: 'Use it', run: () => undefined } };

test('a passing message goes by itself', () => {
	const tray = new Tray();
	tray.show({ text: 'Kept.' });
	expect(tray.message?.text).toBe('Kept.');
	vi.advanceTimersByTime(10_000);
	expect(tray.message).toBeUndefined();
});

test('an offer stays, and comes back when a passing message has passed', () => {
	const tray = new Tray();
	tray.show(offer, true);
	vi.advanceTimersByTime(60_000);
	expect(tray.message).toBe(offer);
	tray.show({ text: 'Kept.' });
	expect(tray.message?.text).toBe('Kept.');
	vi.advanceTimersByTime(10_000);
	expect(tray.message).toBe(offer);
});

test('an offer that was answered does not come back, and one behind a message put away does', () => {
	const tray = new Tray();
	tray.show(offer, true);
	tray.show({ text: 'Removed.', act: { label: 'Undo', run: () => undefined } });
	tray.clear();
	expect(tray.message).toBe(offer);
	tray.clear();
	expect(tray.message).toBeUndefined();
});
