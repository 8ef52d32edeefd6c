// The publisher's settings: what is taken, what is refused, and in which words.
import { describe, expect, it } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { Refusal } from '#lib/server/refusal.ts';

describe('settings', () => {
	it('have defaults where nothing is set, and where what is set is empty', () => {
		expect(readConfig({ PORT: '' })).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			origin: undefined,
			publisher: 'Shyraq'
		});
	});

	it.each([
		['PORT', '1', { port: 1 }],
		['PORT', '65535', { port: 65535 }],
		['HOST', '0.0.0.0', { host: '0.0.0.0' }],
		['HOST', '::1', { host: '::1' }],
		['HOST', 'news.example', { host: 'news.example' }],
		['SHYRAQ_ORIGIN', 'https://news.example', { origin: 'https://news.example' }],
		['SHYRAQ_ORIGIN', 'https://news.example:8443/', { origin: 'https://news.example:8443' }],
		['SHYRAQ_ORIGIN', 'http://localhost:3000', { origin: 'http://localhost:3000' }],
		['SHYRAQ_NAME', 'Шырақ', { publisher: 'Шырақ' }],
		['SHYRAQ_MIRRORS', 'https://a.example', { mirrors: ['https://a.example'] }],
		[
			'SHYRAQ_MIRRORS',
			' https://a.example/  http://192.168.4.1:8080\nhttps://a.example ',
			{ mirrors: ['https://a.example', 'http://192.168.4.1:8080'] }
		],
		['SHYRAQ_MIRRORS', '', { mirrors: [] }],
		['SHYRAQ_FETCH_ALLOW', '', { fetchAllow: [] }],
		[
			'SHYRAQ_FETCH_ALLOW',
			' Wiki.Intranet, [fd00::1]:8080,10.1.2.3/16 ',
			{
				fetchAllow: [
					{ kind: 'name', name: 'wiki.intranet', port: 'usual' },
					{ kind: 'range', range: { bits: 128 }, port: 8080 },
					{ kind: 'range', range: { bytes: Uint8Array.of(10, 1, 0, 0), bits: 16 }, port: 'usual' }
				]
			}
		],
		['SHYRAQ_STOP_WORKER', 'yes', { isWorkerStopped: true }],
		['SHYRAQ_STOP_WORKER', '', { isWorkerStopped: false }]
	])('%s=%s is taken', (name, value, expected) => {
		expect(readConfig({ [name]: value })).toMatchObject(expected);
	});

	it.each([
		['SHYRAQ_STOP_WORKER', 'no'],
		['PORT', '0'],
		['PORT', '65536'],
		['PORT', '-1'],
		['PORT', '80a'],
		['PORT', '3e3'],
		['HOST', '300.1.1.1'],
		['HOST', 'two words'],
		['HOST', 'http://x'],
		['HOST', ':::'],
		['SHYRAQ_ORIGIN', 'news.example'],
		['SHYRAQ_ORIGIN', 'http://news.example'],
		['SHYRAQ_ORIGIN', 'https://news.example/path'],
		['SHYRAQ_ORIGIN', 'https://news.example?'],
		['SHYRAQ_ORIGIN', 'https://me@news.example'],
		['SHYRAQ_ORIGIN', 'ftp://localhost'],
		['SHYRAQ_NAME', ' '],
		['SHYRAQ_NAME', 'two\nlines'],
		['SHYRAQ_NAME', 'x'.repeat(121)],
		['SHYRAQ_DATA', ' '],
		['SHYRAQ_FETCH_ALLOW', '10.1.0.0/33'],
		['SHYRAQ_FETCH_ALLOW', '0.0.0.0/0'],
		['SHYRAQ_FETCH_ALLOW', '169.254.169.254'],
		['SHYRAQ_FETCH_ALLOW', 'wiki.intranet, fe80::/64'],
		['SHYRAQ_FETCH_ALLOW', 'wiki.intranet:0'],
		['SHYRAQ_FETCH_ALLOW', 'http://wiki.intranet'],
		['SHYRAQ_FETCH_ALLOW', 'wiki.intranet files.intranet'],
		['SHYRAQ_FETCH_ALLOW', Array.from({ length: 65 }, (_, at) => `h${at}.intranet`).join()],
		['SHYRAQ_MIRRORS', 'a.example'],
		['SHYRAQ_MIRRORS', 'https://a.example https://b.example/path'],
		['SHYRAQ_MIRRORS', 'https://a.example,https://b.example'],
		['SHYRAQ_MIRRORS', Array.from({ length: 17 }, (_, at) => `https://m${at}.example`).join(' ')]
	])('%s=%j ends the start with code 2 and one sentence that names it', (name, value) => {
		const refused = caught(() => readConfig({ [name]: value }));
		expect(refused).toBeInstanceOf(Refusal);
		expect(refused).toMatchObject({ exitCode: 2 });
		expect(String(refused)).toMatch(new RegExp(`^Refusal: ${name} must be [^\\n]+\\.$`));
	});
});

function caught(act: () => unknown): unknown {
	try {
		return act();
	} catch (failure) {
		return failure;
	}
}
