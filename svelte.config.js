// SvelteKit's options, apart from vite.config.ts so that tools and people find them.
import { readFileSync } from 'node:fs';
import node from '@sveltejs/adapter-node';
import { hashSource } from './tools/build/boot.ts';
import { finishBuild } from './tools/build/finish.ts';

// The same text as src/lib/server/template-page.ts puts into the page; a policy that does not fit it fails the tests.
const lookFile = readFileSync(new URL('src/lib/reader/look-before-paint.js', import.meta.url), 'utf8');
const lookScript = lookFile.replace(/^\/\/.*\n/, '').trim();

/** @type {import('@sveltejs/kit/vite').Config} */
export default {
	adapter: finishBuild(node({ precompress: true })),
	csp: {
		mode: 'hash',
		directives: {
			'default-src': ['none'],
			'script-src': ['self', hashSource(lookScript)],
			'style-src': ['self'],
			'img-src': ['self', 'data:'],
			'connect-src': ['self'],
			'manifest-src': ['self'],
			// A second of silence that is made on the phone, for the lock screen's controls (pages/voice)
			'media-src': ['blob:'],
			'worker-src': ['self'],
			'form-action': ['self'],
			'base-uri': ['none'],
			'require-trusted-types-for': ['script'],
			'trusted-types': ['shyraq', 'svelte-trusted-html']
		}
	},
	inlineStyleThreshold: 100_000,
	// The composer sends one document to every depth of address, so nothing in it may be relative.
	paths: { relative: false },
	prerender: { crawl: false, handleUnseenRoutes: 'ignore' },
	serviceWorker: { register: false },
	// Whether another build waits is the worker's to say; polling would only ask a dead network. A name that changed with
	// each build would change every document; builds are told apart by what they hold (tools/build/finish.ts).
	version: { name: 'shyraq', pollInterval: 0 }
};
