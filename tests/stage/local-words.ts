// The words in localStorage, for tests that run where there is none.
import { vi } from 'vitest';

/** Puts it in its place until `vi.unstubAllGlobals`. @returns what it holds */
export function stubLocal(held = new Map<string, string>()): Map<string, string> {
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => held.get(name) ?? null,
		setItem: (name: string, value: string) => void held.set(name, value),
		removeItem: (name: string) => void held.delete(name)
	});
	return held;
}
