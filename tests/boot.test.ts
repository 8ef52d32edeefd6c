// What a build makes of a page's boot script: it waits for the paint, asks for all its scripts, and the policy allows it.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bootAfterPaint } from '../tools/build/boot.ts';

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const boot = '\n\t{\n\t\t__sveltekit_x = {};\n\t\timport("/app/start.js").then((kit) => import("/app/app.js"));\n\t}';
const ahead = '<link href="/app/start.js" rel="modulepreload">\n<link href="/app/first.js" rel="modulepreload">';
const makePage = (policy = hash(boot), links = ahead, script = `<script>${boot}</script>`): string =>
	`<meta http-equiv="content-security-policy" content="script-src '${policy}'">${links}<script>look()</script><p>Text</p>${script}`;

describe('a page’s boot script', () => {
	test('waits for the paint, asks for all its scripts then, and is allowed as it is', () => {
		const page = bootAfterPaint(makePage());
		const script = /<script>(\n\{[^]*?)<\/script>/.exec(page)?.[1] ?? '';
		expect(page).toContain(`'${hash(script)}'`);
		expect(page).not.toContain('rel="modulepreload"');
		// Half at once, half in a task of its own
		expect(script).toContain('ahead(["/app/start.js"])');
		expect(script).toContain('setTimeout(() => ahead(["/app/first.js"]))');
		expect(script.indexOf('"paint"')).toBeLessThan(script.indexOf('import("/app/start.js")'));
		expect(script).toContain('(kit) => import("/app/app.js")');
	});

	test('is left out where there is none', () => {
		expect(bootAfterPaint(makePage('', '', ''))).toBe(makePage('', '', ''));
	});

	test.each([
		['the policy is another', makePage(hash('other'))],
		['nothing is loaded ahead', makePage(hash(boot), '')],
		['there is no boot script', makePage(hash(boot), ahead, '')]
	])('fails the build where %s', (_, page) => {
		expect(() => bootAfterPaint(page)).toThrow('Kit has changed');
	});
});
