// How the browser tests run: Debian's own Chromium, on a stage of their own, with no second tries.
import { defineConfig, devices } from '@playwright/test';

// A phone has names of files in every script; a machine without a locale has them in ASCII alone
process.env['LC_ALL'] = 'C.UTF-8';

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results/browser',
	// A stage is a server, a proxy and a browser; two of them are what a small machine bears
	workers: 2,
	fullyParallel: true,
	// A test that passes at the second try hides a fault
	retries: 0,
	forbidOnly: process.env['CI'] !== undefined,
	// Some wait for a stalled line to be given up, which takes the worker up to 15 s
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
	use: {
		...devices['Pixel 7'],
		locale: 'en-GB',
		timezoneId: 'Asia/Almaty',
		launchOptions: {
			executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
			// Nothing but this machine can be reached, so that a request to a stranger fails as well as being counted
			args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
		},
		trace: 'off',
		screenshot: 'off'
	}
});
