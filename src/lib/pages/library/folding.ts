// What is archived, folded out of the front as it was painted: by a sheet of styles, so that no row is touched and none waited for.
import { elementIds } from '#lib/contract/places.ts';

/** The front without what is archived. */
export class Folding {
	/** Browsers without constructed sheets (Safari before 16.4) fold nothing here; what is archived is left out of the list when it is sifted. */
	readonly #sheet = 'adoptedStyleSheets' in document ? new CSSStyleSheet() : undefined;
	readonly #label: string;
	/** What was archived already when it came into sight stays, and says what it is: nothing moves under who reads. */
	readonly #staying = new Set<string>();
	readonly #archived = new Set<string>();
	/** Articles of which it is known how they stood. */
	readonly #known = new Set<string>();

	/** `label` is said of an archived article that stays. */
	constructor(label: string) {
		this.#label = label;
		if (this.#sheet !== undefined) document.adoptedStyleSheets.push(this.#sheet);
	}

	/** These are archived just now, under the reader's eyes. */
	expect(ids: readonly string[]): void {
		for (const id of ids) this.#known.add(id);
	}

	/** Folds away those of some articles that are archived, and shows the others again. */
	show(ids: readonly string[], archived: ReadonlySet<string>): void {
		for (const id of ids) {
			if (!archived.has(id)) {
				this.#archived.delete(id);
				this.#staying.delete(id);
			} else if (!this.#archived.has(id)) {
				this.#archived.add(id);
				if (!this.#known.has(id) && isInSight(id)) this.#staying.add(id);
			}
			this.#known.add(id);
		}
		const staying = [...this.#staying];
		const folded = [...this.#archived].filter((id) => !this.#staying.has(id));
		const rule = (ids: readonly string[], after: string, body: string): string =>
			ids.length === 0 ? '' : `${ids.map((id) => selectorOf(id) + after).join()}{${body}}`;
		this.#sheet?.replaceSync(
			rule(folded, '', 'display:none') + rule(staying, ' .meta::after', `content:"· ${CSS.escape(this.#label)}"`)
		);
	}
}

function selectorOf(id: string): string {
	return `#${elementIds.main} li[data-id="${id}"]`;
}

function isInSight(id: string): boolean {
	const item = document.querySelector(selectorOf(id));
	return item !== null && item.getBoundingClientRect().top < innerHeight;
}
