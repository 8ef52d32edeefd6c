// What of a long list is remembered while one reads an article, so that going back finds the same place in it.
import { list, maybe, object, readAs, text, whole, type Of } from '#lib/article/schema.ts';

const memorySchema = object({
	/** The document it is of, and the number of the edition. */
	address: text(),
	number: text(),
	stretches: list(object({ after: text(), ids: list(text()), heights: list(whole()) })),
	next: maybe(text()),
	/** The item at the top of the window, and where it stood, in CSS pixels from the top. */
	anchor: maybe(object({ id: text(), top: whole(-100_000, 100_000) })),
	/** The article whose headline was followed. */
	opened: maybe(text())
});

/** A list as it stood when the page was left. */
export type ListMemory = Of<typeof memorySchema>;

const memoryName = 'shyraq-list';

/** Remembers a list for this tab; where the browser keeps nothing, going back begins at the top. */
export function remember(memory: ListMemory): void {
	try {
		sessionStorage.setItem(memoryName, JSON.stringify(memory));
	} catch (refused) {
		console.info(`shyraq: the place in the list is not remembered: ${String(refused)}`);
	}
}

/** The list as it stood, where this page was come back to, and the list is still the same. */
export function recall(address: string, number: string): ListMemory | undefined {
	if (!isReturn()) return undefined;
	try {
		const memory = readAs(memorySchema, JSON.parse(sessionStorage.getItem(memoryName) ?? 'null'));
		return memory?.address === address && memory.number === number ? memory : undefined;
	} catch (refused) {
		console.info(`shyraq: no place in the list is remembered: ${String(refused)}`);
		return undefined;
	}
}

function isReturn(): boolean {
	const [visit] = performance.getEntriesByType('navigation');
	return visit instanceof PerformanceNavigationTiming && ['back_forward', 'reload'].includes(visit.type);
}
