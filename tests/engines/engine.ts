// A browser of another engine, as small as the tests need it: it opens addresses and runs functions in the page.

/** A browser with one tab. */
export interface Browser {
	/** Opens an address, and waits until it has loaded. */
	go(address: string): Promise<void>;
	/** Runs a function in the page that is open; it may use its argument and the page, and nothing else, and waits for nothing. */
	read<T, A extends string | number>(work: (argument: A) => T, argument: A): Promise<T>;
	close(): Promise<void>;
}

/** An engine, as the test's environment names its programs. */
export interface Engine {
	name: string;
	/** Whether its programs are on this machine; the one who runs the tests says what is lacking. */
	isHere: boolean;
	open: () => Promise<Browser>;
}
