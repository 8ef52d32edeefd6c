// How the reader is built, and how its unit tests run.
import { defineConfig } from 'vitest/config';
import { planChunks } from './tools/build/chunks.ts';
import { kitPlugins, nameThreads } from './tools/build/kit.ts';
import options from './svelte.config.js';

export default defineConfig({
	plugins: [kitPlugins(options)],
	// Vite's own would put a link into the head for each import, which the document names already, and hold up its coming to life
	build: { target: 'es2022', modulePreload: false },
	worker: { plugins: () => [nameThreads()] },
	environments: { client: { build: { rolldownOptions: { output: { codeSplitting: planChunks() } } } } },
	resolve: {
		// Both name a form for browsers of ten years ago as their own; these are the same releases as they were written
		alias: [
			{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
			{ find: /^workbox-window$/, replacement: 'workbox-window/build/workbox-window.prod.mjs' }
		]
	},
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**'],
		environment: 'node',
		// Of two cores Vitest would use one; many of these tests wait for processes that they kill
		maxWorkers: 3,
		// A test that hangs is told late; one that waits for a busy machine is no fault
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 20_000 } }
	}
});
