// How the tests in other engines run: against the built reader, one browser after the other.
import { defineConfig } from 'vitest/config';
import { root } from '../stage/folders.ts';

export default defineConfig({
	root,
	test: {
		include: ['tests/engines/*.engine.ts'],
		environment: 'node',
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
