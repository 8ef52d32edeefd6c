// Whether, and how, this browser can put the reader on the home screen.

/** Chrome's event, of which the standard types know nothing (WICG manifest-incubations, "BeforeInstallPromptEvent"). */
interface InstallPrompt extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** `running`: this is the installed app. `offered`: one tap installs. `ios`: by hand, through Share. `menu`: perhaps in the browser's menu. */
export type InstallWay = 'unknown' | 'running' | 'offered' | 'installed' | 'ios' | 'menu';

/** The state of installing on this device; made once a page, in the browser. */
export class Installing {
	#way: InstallWay = $state('unknown');
	#prompt: InstallPrompt | undefined;

	get way(): InstallWay {
		return this.#way;
	}

	/** Begins to listen. @returns how to stop. */
	watch(): () => void {
		this.#way = isInstalledApp() ? 'running' : isAppleTouch() ? 'ios' : 'menu';
		const offered = (event: Event): void => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
			this.#way = 'offered';
		};
		const installed = (): void => {
			this.#way = 'installed';
		};
		void isInstalledBeside().then((isInstalled) => {
			if (isInstalled && this.#way !== 'running') this.#way = 'installed';
		});
		addEventListener('beforeinstallprompt', offered);
		addEventListener('appinstalled', installed);
		return () => {
			removeEventListener('beforeinstallprompt', offered);
			removeEventListener('appinstalled', installed);
		};
	}

	/** Shows the browser's own question; each event can ask but once. */
	async ask(): Promise<void> {
		const prompt = this.#prompt;
		this.#prompt = undefined;
		if (prompt === undefined) return;
		const { outcome } = await prompt.prompt();
		this.#way = outcome === 'accepted' ? 'installed' : 'menu';
	}
}

/** Whether this page runs as the app on the home screen. */
export function isInstalledApp(): boolean {
	const apple = 'standalone' in navigator && navigator.standalone === true;
	return (
		apple || matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)').matches
	);
}

/** Whether the app is on the home screen though this page runs in a tab; false too where the browser does not tell (Chrome on Android does). */
async function isInstalledBeside(): Promise<boolean> {
	const { getInstalledRelatedApps: ask } = navigator as Navigator & {
		getInstalledRelatedApps?: () => Promise<readonly unknown[]>;
	};
	if (ask === undefined) return false;
	try {
		return (await ask.call(navigator)).length > 0;
	} catch (refused) {
		console.info(`shyraq: the browser does not say what is installed: ${String(refused)}`);
		return false;
	}
}

/** iPhone and iPad, where only Share installs; an iPad says it is a Mac, but has fingers on it. */
function isAppleTouch(): boolean {
	return 'standalone' in navigator && navigator.maxTouchPoints > 1;
}
