// An editor's text in its thread: cleaned and counted, bounded, and nobody else held up meanwhile.
import { expect, it } from 'vitest';
import { settleText } from '#lib/server/press/edited-text.ts';
import { spentMs } from '../stage/patience.ts';

const plain = { pictures: [], language: 'en' } as const;

it('is cleaned, counted, and told which pictures are not the article’s', async () => {
	const html =
		'<p onclick="x()">Two words<img src="http://a.example/x.png"></p><img src="data:image/png;base64,AA"><img src="/i/1">';
	expect(await settleText({ ...plain, html })).toEqual({
		body: '<p>Two words</p>',
		words: 2,
		leftOut: ['http://a.example/x.png', 'data:image/png;base64,AA', '/i/1']
	});
});

it.each([
	['<script>1</script>', 100_000, 'it has no text'],
	['<p>a</p>'.repeat(40_000), 100_000, 'the text has more than 30000 elements'],
	['<p>a</p>'.repeat(25_000), 1, 'it takes longer than 0.001 s to bring into form']
])('is refused in a sentence', async (html, limitMs, sentence) => {
	await expect(settleText({ ...plain, html }, limitMs)).rejects.toThrow(sentence);
});

it('of half a megabyte does not keep this thread from answering', async () => {
	const html = Array.from({ length: 15_000 }, (_, at) => `<p>Paragraph ${at} of the text.</p>`).join('');
	const here = process.threadCpuUsage();
	const everywhere = process.cpuUsage();
	const { words } = await settleText({ ...plain, html }, 60_000);
	expect(words).toBe(75_000);
	expect(spentMs(process.threadCpuUsage(here))).toBeLessThan(spentMs(process.cpuUsage(everywhere)) / 3);
}, 90_000);
