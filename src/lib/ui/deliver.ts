// A file made on this phone, given to the reader: kept among downloads, or handed to another app.

/** How long the browser may take to begin with a download before its address is let go, in milliseconds. */
const beginMs = 60_000;

/** Keeps a file among the browser's downloads. */
export function download(file: File): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), beginMs);
}

/** Kinds of text that share sheets may not know. */
const ofText = /json|markdown/;

/** Whether this browser hands such files to other apps. */
export function canShare(file: File): boolean {
	return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/**
 * Hands a file to another app; one of text by a name that ends in `.txt`, since browsers pass on few kinds by name (Web Share,
 * https://w3c.github.io/web-share/, and what Chromium takes). @returns whether it was taken, or put away by the reader; false where the browser would not */
export async function share(file: File): Promise<boolean> {
	try {
		await navigator.share({
			files: [ofText.test(file.type) ? new File([file], `${file.name}.txt`, { type: 'text/plain' }) : file]
		});
		return true;
	} catch (refused) {
		if (!(refused instanceof DOMException)) throw refused;
		return refused.name === 'AbortError';
	}
}
