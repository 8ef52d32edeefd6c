// Listens to a phone for all that a good reader never does: policy breaches, console errors, requests to strangers.
import type { BrowserContext } from '@playwright/test';

export interface Watch {
	/** Breaches of the content security policy, each as `directive blocked-address`. */
	violations: string[];
	/** Console errors and uncaught errors, of pages and workers. */
	errors: string[];
	/** Requests to any origin but ours. */
	strangers: string[];
	/** Dialogs that a page opened. */
	dialogs: string[];
}

/** Starts listening; from then on the lists grow. Pages that are open already are not heard. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
	const heard: Watch = { violations: [], errors: [], strangers: [], dialogs: [] };
	await context.exposeBinding('tellViolation', (_source, told: string) => heard.violations.push(told));
	await context.addInitScript(() => {
		document.addEventListener(
			'securitypolicyviolation',
			({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
				const tell = (globalThis as unknown as { tellViolation: (told: string) => void }).tellViolation;
				tell(`${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`);
			}
		);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') heard.errors.push(`${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => heard.errors.push(String(error.error())));
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) heard.strangers.push(request.url());
	});
	context.on('dialog', (dialog) => {
		heard.dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	return heard;
}

/** What a whole walk should leave behind. */
export const silence: Watch = { violations: [], errors: [], strangers: [], dialogs: [] };
