// What the keeping of the library knows of the network, as the lines that speak of it want it.
import { faultOf } from '#lib/contract/faults.ts';
import type { NetworkView } from '#lib/ui/network.ts';
import type { App } from './app.svelte.ts';
import type { Keeping } from './keeping.svelte.ts';

/** The network as this page knows it; made while a component is. */
export class NetworkTruth {
	readonly #app: App;
	#published: string | undefined = $state();

	constructor(app: App) {
		this.#app = app;
		$effect(() => {
			const { keeping } = app;
			if (keeping?.mirror !== undefined) void this.#askAge(keeping, keeping.mirror);
		});
	}

	get view(): NetworkView {
		const { keeping } = this.#app;
		return {
			state: keeping?.network,
			contact: keeping?.contact,
			mirror: keeping?.mirror === undefined ? undefined : { published: this.#published },
			drillUntil: keeping?.drillUntil
		};
	}

	/** Of which time the mirror's copy is. */
	async #askAge({ worker }: Keeping, origin: string): Promise<void> {
		try {
			const { mirrors } = await worker.ask('mirrors', { kind: 'mirrors' });
			this.#published = mirrors.find((mirror) => mirror.origin === origin)?.published;
		} catch (failed) {
			console.info('shyraq: the age of the mirror is not known', faultOf(failed));
		}
	}
}
