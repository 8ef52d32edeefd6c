// What this reader has settled, as this tab sees it: watched on the shelf, and never behind the tab's own last choice.
import type { SourceChoice } from '#lib/contract/messages.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import {
	defaultSettings,
	loadSettings,
	saveSettings,
	watchSettings,
	type Changes,
	type Setting,
	type SettingName,
	type Settings
} from '#lib/shelf/settings.ts';
import { forgetUnkept, keepUnkept, noteUnkept } from '#lib/shelf/unkept.ts';

/** The settings of this tab. A choice holds at once, and for this page only where the shelf cannot keep it. */
export class Chosen {
	#now: Settings = $state.raw({ ...defaultSettings });
	#saving = 0;
	#bring: (shelf: Shelf) => void = () => undefined;
	/** What is chosen before the shelf is there waits for it. */
	readonly #shelf = new Promise<Shelf>((resolve) => (this.#bring = resolve));
	readonly #sayUnkept: (code: FaultCode) => void;

	/** `sayUnkept` is told why a choice holds for this page only. */
	constructor(sayUnkept: (code: FaultCode) => void) {
		this.#sayUnkept = sayUnkept;
	}

	get now(): Settings {
		return this.#now;
	}

	/** Reads them from the shelf, and follows it from now on. @throws FaultError `storage-failed` */
	async follow(shelf: Shelf, onChange: (settings: Settings) => void): Promise<void> {
		try {
			await this.#tryToKeep(() => keepUnkept(shelf));
		} finally {
			this.#bring(shelf);
		}
		const meet = (settings: Settings | undefined): void => {
			// What was read before the last choice was written would take that choice back.
			// Once it is written the shelf tells again.
			if (settings === undefined || this.#saving > 0) return;
			this.#now = settings;
			onChange(settings);
		};
		watchSettings(shelf).subscribe(meet);
		meet(await loadSettings(shelf));
	}

	/** Settles one thing; resolves when it is kept. */
	async set<Name extends SettingName>(name: Name, value: Setting<Name>): Promise<void> {
		this.#now = { ...this.#now, [name]: value };
		await this.#keep({ [name]: value });
	}

	/** Settles what the reader did not choose: where it cannot be kept it is found out anew, and nobody need be told. */
	async note<Name extends SettingName>(name: Name, value: Setting<Name>): Promise<void> {
		this.#now = { ...this.#now, [name]: value };
		await this.#keep({ [name]: value }, () => undefined);
	}

	/** Settles what comes of one source; resolves when it is kept. */
	async setSource(from: string, choice: SourceChoice): Promise<void> {
		this.#now = { ...this.#now, sources: { ...this.#now.sources, [from]: choice } };
		await this.#keep({ sources: { [from]: choice } });
	}

	async #keep(changes: Changes, sayUnkept = this.#sayUnkept): Promise<void> {
		this.#saving += 1;
		noteUnkept(changes);
		try {
			await this.#tryToKeep(async () => {
				await saveSettings(await this.#shelf, changes);
				forgetUnkept(changes);
			}, sayUnkept);
		} finally {
			this.#saving -= 1;
		}
	}

	async #tryToKeep(keep: () => Promise<void>, sayUnkept = this.#sayUnkept): Promise<void> {
		try {
			await keep();
		} catch (failed) {
			if (!(failed instanceof FaultError)) throw failed;
			console.info(`shyraq: a setting holds for this page only: ${failed.message}`);
			sayUnkept(failed.fault.code);
		}
	}
}
