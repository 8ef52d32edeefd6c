// A clock that is wrong, put into pages and workers before anything of ours runs in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import type { Proxy } from './proxy.ts';

/** Channel by which running clocks are set otherwise. */
const channelName = 'stage-clock';

/** A script after which the clock is off by so many milliseconds, wherever it runs. */
function shiftBy(offsetMs: number): string {
	return `{
		const right = (globalThis.stageDate ??= Date);
		let offsetMs = ${offsetMs};
		const now = () => right.now() + offsetMs;
		globalThis.Date = new Proxy(right, {
			construct: (target, parts, made) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, made),
			apply: () => String(new right(now())),
			get: (target, name) => (name === 'now' ? now : Reflect.get(target, name))
		});
		new BroadcastChannel('${channelName}').onmessage = ({ data }) => (offsetMs = data);
	}\n`;
}

/** Sets the clock of a phone that has seen nothing yet: of its pages, and of the worker that it will install. */
export async function setClock(
	context: BrowserContext,
	proxy: Proxy,
	builtFolder: string,
	offsetMs: number
): Promise<void> {
	await context.addInitScript({ content: shiftBy(offsetMs) });
	const worker = readFileSync(join(builtFolder, 'client', places.worker));
	const bytes = Buffer.concat([Buffer.from(shiftBy(offsetMs)), worker]);
	proxy.switch(places.worker, { status: 200, headers: { 'content-type': 'text/javascript' }, bytes });
}

/** Sets the clock of such a phone while everything runs; pages opened later have the new time, too. */
export async function moveClock(context: BrowserContext, offsetMs: number): Promise<void> {
	await context.addInitScript({ content: shiftBy(offsetMs) });
	const [page] = context.pages();
	await page?.evaluate(
		([name, offset]) => {
			const channel = new BroadcastChannel(name);
			channel.postMessage(offset);
			channel.close();
		},
		[channelName, offsetMs] as const
	);
}
