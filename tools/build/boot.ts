// How a document's scripts begin: after its first paint. Asked for any sooner they take the line and the processor from the text.
import { createHash } from 'node:crypto';

/** How Kit writes a script that is to be loaded ahead. */
const preload = /\s*<link href="([^"]*)" rel="modulepreload">/g;
const bootScript = /<script>(\s*\{\s*__sveltekit_[^]*?)<\/script>/;

/** Resolves once the browser has painted some of the text; where it paints nothing, as in a tab behind others, after a while all the same. */
const painted =
	'new Promise((go) => { setTimeout(go, 2000); ' +
	'const look = () => performance.getEntriesByName("first-contentful-paint")[0] && setTimeout(go); look(); ' +
	'new PerformanceObserver(look).observe({ entryTypes: ["paint"] }); })';

/**
 * Makes a prerendered page's boot script wait for the first paint, and ask then for all of its scripts at once.
 * The page's policy allows the script as it is then.
 * @throws Error where Kit writes its pages in another way
 */
export function bootAfterPaint(page: string): string {
	const scripts = [...page.matchAll(preload)].map(([, path]) => path);
	const script = bootScript.exec(page)?.[1];
	const lean = page.replaceAll(preload, '');
	// A page that never comes to life
	if (script === undefined && scripts.length === 0) return lean;
	if (script === undefined || scripts.length === 0 || !page.includes(hashSource(script)))
		throw new Error(
			'Kit has changed: a page has a boot script, scripts to load ahead or a policy for them, and not all three.'
		);
	const later = script
		.replaceAll(/\n\s*/g, '\n')
		.replace(/import\("[^"]*"\)/, (first) => `${painted}.then(() => { ${loadAhead(scripts)} return ${first}; })`);
	return lean.replace(script, () => later).replace(hashSource(script), () => hashSource(later));
}

/** Asks for the first half at once and for the others in a task of their own: on a slow phone each takes some milliseconds. */
function loadAhead(scripts: (string | undefined)[]): string {
	const middle = Math.ceil(scripts.length / 2);
	const [now, then] = [scripts.slice(0, middle), scripts.slice(middle)].map((each) => JSON.stringify(each));
	return (
		'const ahead = (hrefs) => { for (const href of hrefs) ' +
		'document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href })); }; ' +
		`ahead(${now ?? '[]'}); setTimeout(() => ahead(${then ?? '[]'}));`
	);
}

/** How a policy names an inline script by its hash (CSP3, 2.3.1). */
export function hashSource(text: string): `sha256-${string}` {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
