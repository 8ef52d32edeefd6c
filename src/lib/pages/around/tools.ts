// The tools of an article that stand behind one button.
import type { ComponentProps } from 'svelte';
import type Icon from '#lib/ui/Icon.svelte';

/** One of them; its name is its sign's. */
export interface Tool {
	name: ComponentProps<typeof Icon>['name'];
	label: string;
	run: () => void;
}
