// How the reader is built, and how its unit tests run.
import { defineConfig } from 'vitest/config';
import { kitPlugins } from './tools/build/kit.ts';
import options from './svelte.config.js';

export default defineConfig({
	plugins: [kitPlugins(options)],
	// Vite's own would put a link into the head for each import, which the document names already, and hold up its coming to life
	build: { target: 'es2022', modulePreload: false },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**'],
		environment: 'node',
		testTimeout: 30_000,
		hookTimeout: 60_000
	}
});
