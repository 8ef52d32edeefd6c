// Which page an address asks for, on our own server and on a mirror's plain one.
import { describe, expect, it } from 'vitest';
import { readPath } from '#lib/contract/requests.ts';

describe('an address', () => {
	it.each([
		['/', 'library', undefined, undefined],
		['/kk', 'library', 'kk', undefined],
		['/older/abcdef', 'library', undefined, 'abcdef'],
		['/fa/older/abcdef', 'library', 'fa', 'abcdef'],
		['/saved', 'saved', undefined, undefined],
		['/ru/settings', 'settings', 'ru', undefined],
		['/storage', 'storage', undefined, undefined],
		['/en/ready', 'ready', 'en', undefined],
		['/read/abcdef', 'read', undefined, 'abcdef'],
		['/kk/read/abcdef', 'read', 'kk', 'abcdef']
	] as const)('%s asks for %s, with a slash at its end or without', (path, page, language, id) => {
		expect(readPath(path)).toEqual({ page, language, id });
		if (path !== '/') expect(readPath(`${path}/`)).toEqual({ page, language, id });
	});

	it.each(['//', '/kk//', '/saved//', '/read', '/read/', '/read//', '/read/a/b', '/de', '/a/0', '/kk/kk', '/older/'])(
		'%j asks for no page of ours',
		(path) => {
			expect(readPath(path)).toBeUndefined();
		}
	);
});
