// The text on paper: its styles put on when printing begins, its pictures brought, and where it stands said at its end.
import css from '../../../styles/print.css?inline';
import { places } from '#lib/contract/places.ts';
import { adoptStyles } from '#lib/reader/adopt.ts';
import { readDateline } from '#lib/reader/dateline.ts';
import type { App } from '../app.svelte.ts';

/** Pictures that have not come by then are printed as their words, in milliseconds. */
const picturesMs = 10_000;

/** The printing of one article. */
export class Printing {
	readonly #app: App;
	readonly #article: HTMLElement;
	readonly #colophon = document.createElement('p');

	constructor(app: App, article: HTMLElement) {
		this.#app = app;
		this.#article = article;
		this.#colophon.className = 'printed';
	}

	/** Listens for the browser's own way to print, which waits for nothing. */
	start(signal: AbortSignal): void {
		addEventListener('beforeprint', () => this.#dress(), { signal });
	}

	/** Prints once the pictures are here. */
	async print(): Promise<void> {
		this.#dress();
		const pictures = [...this.#article.querySelectorAll('img')].map((image) => image.decode());
		await Promise.race([Promise.allSettled(pictures), new Promise((resolve) => setTimeout(resolve, picturesMs))]);
		window.print();
	}

	#dress(): void {
		adoptStyles(css);
		for (const image of this.#article.querySelectorAll('img')) image.loading = 'eager';
		const { id } = this.#article.dataset;
		const facts = [
			this.#app.keeping?.readiness?.publisher ?? this.#app.words.nav.name,
			readDateline(this.#article).published,
			new URL(places.read(id ?? ''), location.origin).href
		];
		this.#colophon.replaceChildren(
			...facts.flatMap((fact, place) => {
				const part = document.createElement('bdi');
				part.textContent = fact;
				return place === 0 ? [part] : [' · ', part];
			})
		);
		this.#article.after(this.#colophon);
	}
}
