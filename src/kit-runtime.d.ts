// The two files of Kit's runtime that bring a document to life with ours; tools/build/kit.ts finds them.

declare module 'kit-runtime/components/root.svelte' {
	import type { Component } from 'svelte';
	const Root: Component<Record<string, unknown>>;
	export default Root;
}

declare module 'kit-runtime/props.svelte.js' {
	import type { Component } from 'svelte';

	/** A layout or page in the tree that Kit's root shows. */
	export class RenderNode {
		data: object;
		child: RenderNode | undefined;
		constructor(component: Component, error: Component | undefined);
	}

	/** What Kit's root is given. */
	export class Props {
		[name: string]: unknown;
		constructor(props: { page: { params: object }; tree: RenderNode });
	}
}
