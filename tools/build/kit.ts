// SvelteKit's plugins, fed from svelte.config.js, which tools and people look for and Kit 3 will not have lie there.
import { sveltekit, type Config } from '@sveltejs/kit/vite';
import type { ConfigPluginContext, Plugin, UserConfig } from 'vite';

const refusing = 'vite-plugin-sveltekit-resolve-root';

/**
 * SvelteKit with the options of svelte.config.js. Kit 3 takes options from here alone and refuses to build where a
 * svelte.config.js lies about, lest it be overlooked; ours is not, and eslint-plugin-svelte, svelte-check and editors read
 * it. So that one refusal is let pass; all else the plugin does is kept.
 */
export async function kitPlugins(options: Config): Promise<Plugin[]> {
	const plugins = (await sveltekit(options)) as Plugin[];
	const gate = plugins.find((plugin) => plugin.name === refusing);
	const config = gate?.config;
	if (gate === undefined || typeof config !== 'object')
		throw new Error(`SvelteKit has changed: no plugin ${refusing}.`);
	gate.config = {
		...config,
		handler(this: ConfigPluginContext, user: UserConfig, env) {
			try {
				return config.handler.call(this, user, env);
			} catch (refused) {
				if (refused instanceof Error && refused.message.includes('svelte.config.js')) return undefined;
				throw refused;
			}
		}
	};
	return plugins;
}
