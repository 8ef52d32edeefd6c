// The ways from a text into the rooms around it: outline, figures, notes, the next article, turning pages, reading aloud, a file or paper of it. Each comes when it is asked for.
import details from '../../../styles/details.css?inline';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { readFacts } from '#lib/reader/facts.ts';
import type { PlaceKeeper } from '#lib/reader/keeper.ts';
import type { App } from '../app.svelte.ts';
import { tellAbsent } from '../absent.ts';
import { Printing } from './print.ts';

/** The next article is looked for this far ahead of the text's end, in windows. */
const aheadWindows = 1.5;

/** What one painted article has around it. */
export class Around {
	readonly #app: App;
	readonly #article: HTMLElement;
	readonly #printing: Printing;
	#stopTurning: (() => void) | undefined;
	#isListening = false;

	constructor(app: App, article: HTMLElement) {
		this.#app = app;
		this.#article = article;
		this.#printing = new Printing(app, article);
	}

	/** Begins to listen. @returns how to stop */
	start(): () => void {
		const listening = new AbortController();
		const { signal } = listening;
		adoptStyles(details);
		this.#article.addEventListener('click', (event) => this.#clicked(event), { signal });
		this.#offerFigures(signal);
		this.#printing.start(signal);
		const observers = [this.#watchEnd(), this.#watchMode()];
		return () => {
			listening.abort();
			for (const observer of observers) observer.disconnect();
			this.#stopTurning?.();
		};
	}

	/** Shows the headings of the text. */
	async openOutline(): Promise<void> {
		await this.enter(async () => (await import('../outline/outline.ts')).openOutline(this.#app, this.#article));
	}

	/** Offers the article as a file, or on paper. */
	async openFile(): Promise<void> {
		const facts = readFacts();
		if (facts === undefined) return;
		const print = () => void this.#printing.print();
		await this.enter(async () => (await import('../file/open-file.ts')).openFile(this.#app, facts, print));
	}

	/** Reads the article aloud, from the line that is being read; asked again it goes on as it is. */
	async listen(keeper: PlaceKeeper | undefined): Promise<void> {
		const facts = readFacts();
		if (facts === undefined || keeper === undefined || this.#isListening) return;
		this.#isListening = true;
		const close = (): void => void (this.#isListening = false);
		const isOpen = await this.enter(async () =>
			(await import('../voice/open-voice.ts')).openVoice(this.#app, facts, keeper, close)
		);
		this.#isListening = isOpen !== undefined;
	}

	/** Goes into a room; where it is not here and cannot be had, the reader is told so. @returns what the room gives */
	async enter<Given>(go: () => Promise<Given>): Promise<Given | undefined> {
		try {
			return await go();
		} catch (lost) {
			console.info('shyraq: a room is not to be had', lost);
			tellAbsent(this.#app);
			return undefined;
		}
	}

	#clicked(event: MouseEvent): void {
		if (!(event.target instanceof Element) || event.defaultPrevented) return;
		const mark = event.target.closest<HTMLAnchorElement>('sup a[href^="#n-"]');
		const image = event.target.closest('.picture')?.querySelector<HTMLImageElement>('picture img');
		if (mark !== null && 'showPopover' in mark) {
			event.preventDefault();
			// A click without a press is a key's
			void this.#openNote(mark, event.detail === 0);
		} else if (image && image.naturalWidth > 0)
			void this.enter(async () => (await import('../figure/figure.ts')).openFigure(this.#app, image));
	}

	async #openNote(mark: HTMLAnchorElement, isKey: boolean): Promise<void> {
		try {
			await (await import('../notes/notes.ts')).openNote(this.#app, mark, isKey);
		} catch (lost) {
			// Where the note stands it can be read all the same
			console.info('shyraq: notes do not open beside the text', lost);
			location.hash = mark.hash;
		}
	}

	/** A button for the keyboard on each picture that is here, and on others when they come. */
	#offerFigures(signal: AbortSignal): void {
		const offer = (image: EventTarget | null): void => {
			if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return;
			const frame = image.closest('.picture');
			if (image.parentElement?.tagName !== 'PICTURE' || frame?.querySelector('button') !== null) return;
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'enlarge';
			button.ariaLabel = `${this.#app.words.read.enlarge}: ${image.alt}`;
			frame.append(button);
		};
		this.#article.addEventListener('load', ({ target }) => offer(target), { signal, capture: true });
		this.#article.querySelectorAll('img').forEach(offer);
	}

	/** Where no worker answers yet there is no list on the phone to find it in. */
	#watchEnd(): IntersectionObserver {
		const end = document.createElement('section');
		end.className = 'next';
		const observer = new IntersectionObserver(
			(seen) => {
				if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
				const { serviceWorker } = navigator as Partial<Navigator>;
				if (!serviceWorker?.controller) return;
				observer.disconnect();
				void import('../next/next.ts').then(
					({ showNext }) => showNext(this.#app, this.#article, end),
					(lost: unknown) => console.info('shyraq: the next article is not to be had', lost)
				);
			},
			{ rootMargin: `0px 0px ${aheadWindows * 100}% 0px` }
		);
		document.querySelector('.after')?.after(end);
		observer.observe(end);
		return observer;
	}

	#watchMode(): MutationObserver {
		const root = document.documentElement;
		const meet = async (): Promise<void> => {
			const isPaged = root.dataset['mode'] === 'pages';
			if (!isPaged) this.#stopTurning?.();
			this.#stopTurning &&= isPaged ? this.#stopTurning : undefined;
			if (!isPaged || this.#stopTurning !== undefined) return;
			const room = await this.enter(() => import('../turning/turning.ts'));
			if (root.dataset['mode'] === 'pages') this.#stopTurning ??= room?.turnPages(this.#article);
		};
		const observer = new MutationObserver(() => void meet());
		observer.observe(root, { attributeFilter: ['data-mode'] });
		void meet();
		return observer;
	}
}
