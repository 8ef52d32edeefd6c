// What the browser says of the connection (Network Information, where there is any): a hint for terms, never a proof.

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

/** Kinds that somebody pays for by the byte. Whatever is not named so is taken for free, lest a cable count as a phone. */
const mobileKinds = new Set(['cellular', 'wimax', 'bluetooth']);

/** What the browser says now. */
export function readConnection(): ConnectionView {
	const connection = connectionOf();
	return {
		canTell: connection?.type !== undefined,
		isMobile: mobileKinds.has(connection?.type ?? ''),
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
