// What the browser says of the connection (Network Information, where there is any): a hint for terms, never a proof.

import { isMobileKind } from '#lib/contract/messages.ts';

/** The connection by the browser's word. */
export interface ConnectionView {
	/** Whether it tells Wi-Fi from mobile at all: Chrome on Android does, Safari, Firefox and desktops do not. */
	canTell: boolean;
	isMobile: boolean;
	/** Whether the browser was told to save data. */
	savesData: boolean;
}

interface Connection extends EventTarget {
	type?: string;
	saveData?: boolean;
}

/** What the browser says now. */
export function readConnection(): ConnectionView {
	const connection = connectionOf();
	return {
		canTell: connection?.type !== undefined,
		isMobile: isMobileKind(connection?.type),
		savesData: connection?.saveData === true
	};
}

/** Tells when it changes. @returns how to stop */
export function watchConnection(onChange: () => void): () => void {
	const connection = connectionOf();
	connection?.addEventListener('change', onChange);
	return () => connection?.removeEventListener('change', onChange);
}

function connectionOf(): Connection | undefined {
	return (navigator as Navigator & { connection?: Connection }).connection;
}
