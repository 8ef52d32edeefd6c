// What a press is asked for and what may come of it.
import type { Config } from '../config.ts';
import type { PressFault } from '../press/fault.ts';
import type { PressProgress } from '../press/press.ts';
import type { Edition } from '../store/editions.ts';

/** What came of asking for a press. */
export type Outcome =
	/** Published anew, or found to say the same as before. */
	| { kind: 'published'; edition: Edition; isNew: boolean; articles: number }
	/** Not a byte of the sources had changed. */
	| { kind: 'unchanged'; edition: Edition }
	/** The folder has faults; what stands has its articles, if any, as they were before. */
	| { kind: 'faulty'; faults: readonly PressFault[]; standing: Edition | undefined };

/** What a caller may say about a press. */
export interface PressWishes {
	/** Press though nothing seems changed, and make again what the disk has changed. */
	isForced?: boolean;
	/** How long to wait for another press to end, in milliseconds. */
	waitMs?: number;
	/** Called once where another press is waited for. */
	onWait?: () => void;
	/** Called as each source has been pressed; pictures make a first press take a minute. */
	onProgress?: (progress: PressProgress) => void;
}

/** The settings that decide an edition, and where it is. */
export type PressSettings = Pick<Config, 'dataFolder' | 'contentFolder' | 'origin' | 'publisher' | 'mirrors'>;
