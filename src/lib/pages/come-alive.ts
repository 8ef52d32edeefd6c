// Brings a document to life where it stands: what is left of Kit's client where every address is a document of its own.
import type { Component } from 'svelte';
import { hydrate } from 'svelte';
import Root from 'kit-runtime/components/root.svelte';
import { takeBreath } from '#lib/reader/breath.ts';
import { Props, RenderNode } from 'kit-runtime/props.svelte.js';

/** A layout, page or error page as Kit's build makes it. */
interface KitNode {
	component: Component;
	universal?: { load?: (event: object) => unknown };
}

/** What Kit's build knows of the app. */
interface KitApp {
	nodes: readonly (() => Promise<KitNode>)[];
	/** For each route its page, its layouts and their error pages, as numbers of nodes. */
	dictionary: Readonly<Record<string, readonly [number, (readonly number[])?, (readonly number[])?]>>;
	hooks: { init?: () => unknown };
}

/** What the document says of itself: its layouts from the outermost, then its page. */
interface Boot {
	node_ids: readonly number[];
}

/**
 * Takes the place of Kit's own `start`, which brings a router with it: no address is changed here but by the browser.
 * Markup and order are Kit's, so Kit's root adopts what Kit's server (or the composer, by Kit's template) has written.
 * Where something throws, the document stays readable as it came.
 * @param target the element whose content is adopted
 */
export async function start(app: KitApp, target: HTMLElement, { node_ids: ids }: Boot): Promise<void> {
	await app.hooks.init?.();
	const errors = Object.values(app.dictionary).find(([page]) => page === ids.at(-1))?.[2] ?? [];
	const load = async (id: number) => app.nodes[id]?.();
	const [branch, guards] = await Promise.all([Promise.all(ids.map(load)), Promise.all(errors.map(load))]);
	let tree: RenderNode | undefined;
	let last: RenderNode | undefined;
	let data: object = {};
	for (const [depth, node] of branch.entries()) {
		if (node === undefined) return;
		data = { ...data, ...((await node.universal?.load?.({})) as object | undefined) };
		// An error page stands inside the layout of its folder, in the place of what broke there
		const next = new RenderNode(node.component, guards[depth - 2]?.component);
		next.data = data;
		if (last !== undefined) last.child = next;
		tree ??= next;
		last = next;
	}
	if (tree === undefined) return;
	// Between the reading of the code and the adopting of the document
	await takeBreath();
	hydrate(Root, { target, props: new Props({ page: { params: {} }, tree }) });
}
