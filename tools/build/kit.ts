// SvelteKit's plugins, fed from svelte.config.js, which tools and people look for and Kit 3 will not have lie there.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sveltekit, type Config } from '@sveltejs/kit/vite';
import type { ConfigPluginContext, Plugin, UserConfig } from 'vite';

const kitRuntime = '/@sveltejs/kit/src/runtime/';
const runtime = join(dirname(fileURLToPath(import.meta.resolve('@sveltejs/kit/package.json'))), 'src/runtime');
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
	return [leanClient(), nameChunks(), ...plugins];
}

/**
 * Leaves Kit's router out of the build: in every page here a link leads to another document, and the router would be a
 * third of the script that an article waits for. Kit's entry finds our own start instead of its client, and Kit's root,
 * which that start needs, finds no navigation to ask.
 */
function leanClient(): Plugin {
	const own = (name: string) => join(import.meta.dirname, '../../src/lib/pages', name);
	return {
		name: 'shyraq-lean-client',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		resolveId(source, importer = '') {
			if (source === './client-entry.js' && importer.endsWith(`${kitRuntime}client/entry.js`))
				return own('come-alive.ts');
			// By an alias that goes before us, the name may be a path by now
			if (/\bapp\/navigation\b/.test(source) && importer.endsWith(`${kitRuntime}components/root.svelte`))
				return own('no-navigation.ts');
			if (source.startsWith('kit-runtime/')) return join(runtime, source.slice('kit-runtime/'.length));
			return undefined;
		}
	};
}

/**
 * Calls every chunk by its name and its hash, where Kit calls it by its hash alone: by what it is called in every build a
 * phone finds the one it has, and need not fetch what differs only in the names of others.
 */
function nameChunks(): Plugin {
	return {
		name: 'shyraq-name-chunks',
		applyToEnvironment: ({ name }) => name === 'client',
		outputOptions: (options) => ({ ...options, chunkFileNames: '_app/immutable/chunks/[name].[hash].js' })
	};
}

/** Calls the search's own thread as its room's other files are called, so that it is kept and updated with them. */
export function nameThreads(): Plugin {
	return {
		name: 'shyraq-name-threads',
		outputOptions: (options) => ({
			...options,
			entryFileNames: '_app/immutable/chunks/room-search-[name].[hash].js'
		})
	};
}
