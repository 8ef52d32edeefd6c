// The worker's second file, bundled against the first: rooms that both have are taken from the first, as `core.ts` hands them out.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const worker = 'src/service-worker';
const importsOfCore = /^import \{ ([^}]+) \} from '([^']+)';$/gm;

/** Bundles the second file of the project at `root`. @throws Error where it uses what the first does not hand out */
export async function bundleLate(root: string): Promise<string> {
	const output = await build({
		configFile: false,
		root,
		logLevel: 'error',
		plugins: [takeFromCore(root)],
		build: {
			write: false,
			target: 'es2022',
			rolldownOptions: { input: join(root, worker, 'late/index.ts'), output: { format: 'iife' } }
		}
	});
	const first = Array.isArray(output) ? output[0] : output;
	const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
	if (chunk === undefined) throw new Error("The worker's second file was not bundled.");
	return chunk.code;
}

function takeFromCore(root: string): Plugin {
	const text = readFileSync(join(root, worker, 'core.ts'), 'utf8');
	const handed = new Map<string, string>();
	for (const [, names = '', from = ''] of text.matchAll(importsOfCore)) {
		const file = from.startsWith('#lib/') ? join(root, 'src/lib', from.slice(5)) : resolve(root, worker, from);
		handed.set(file, names);
	}
	return {
		name: 'shyraq-late',
		enforce: 'pre',
		load: (id) => {
			const names = handed.get(resolve(id));
			return names === undefined ? undefined : `export const { ${names} } = globalThis.shyraqCore;`;
		}
	};
}
