// What the server says beside its answers, word for word: a policy that is loosened by a slip of the pen is seen here.
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';

test('documents go out under a strict policy and the guard headers', async ({ request }) => {
	for (const address of [places.library, places.read(small.lamp.id), places.settings, places.search]) {
		const headers = (await request.get(address)).headers();
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
		});
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toMatch(/(^|; ?)default-src 'none'/);
		expect(policy).toMatch(/(^|; ?)script-src [^;]*'sha256-/);
		expect(policy).toMatch(/(^|; ?)require-trusted-types-for 'script'/);
		expect(policy).toMatch(/(^|; ?)frame-ancestors 'none'/);
		expect(policy).not.toMatch(/unsafe-|\*|https?:/);
	}
});

test('what bears its hash in its name may be kept for ever, and the list and documents may not', async ({
	request
}) => {
	const [, line = ''] = (await (await request.get(places.contents)).text()).split('\n');
	const { segments } = JSON.parse(line) as { segments: { hash: string }[] };
	const [entry = ''] = (await (await request.get(places.segment(segments[0]?.hash ?? ''))).text()).split('\n');
	const { hash } = JSON.parse(entry) as { hash: string };
	const ageOf = async (path: string) => (await request.get(path)).headers()['cache-control'];
	for (const path of [places.segment(segments[0]?.hash ?? ''), places.article(hash)])
		expect([path, await ageOf(path)]).toEqual([path, 'public, max-age=31536000, immutable']);
	for (const path of [places.contents, places.library, places.worker])
		expect([path, await ageOf(path)]).not.toEqual([path, expect.stringContaining('immutable')]);
});
