// How much room the browser gives the reader, set by a test to the byte.
import type { CDPSession, Page } from '@playwright/test';

export class Quota {
	readonly #session: CDPSession;
	readonly #origin: string;

	private constructor(session: CDPSession, origin: string) {
		this.#session = session;
		this.#origin = origin;
	}

	/** The quota of an origin, set by way of a tab: when that closes, the quota is the browser's own again. */
	static async of(page: Page, origin: string): Promise<Quota> {
		return new Quota(await page.context().newCDPSession(page), origin);
	}

	/** From now on there is room for so many bytes more than what is taken up at this moment. */
	async leave(bytes: number): Promise<void> {
		const { usage } = await this.#session.send('Storage.getUsageAndQuota', { origin: this.#origin });
		await this.#set(usage + bytes);
	}

	/** From now on there is no room for anything. */
	async close(): Promise<void> {
		await this.#set(1);
	}

	/** The quota is the browser's own again. */
	async lift(): Promise<void> {
		await this.#session.send('Storage.overrideQuotaForOrigin', { origin: this.#origin });
	}

	async #set(quotaSize: number): Promise<void> {
		await this.#session.send('Storage.overrideQuotaForOrigin', { origin: this.#origin, quotaSize });
	}
}
