// What comes from feeds and articles stays text on every page of the desk.
import { describe, expect, it } from 'vitest';
import { html, linkOut } from '#lib/server/desk/html.ts';

const hostile = ['<script>x()</script>', '"><img src=x onerror=x()>', "' onfocus='x()", '</title><svg onload=x()>'];

describe('in a template', () => {
	it.each(hostile)('%s is text', (text) => {
		const inner = String(html`<b title="${text}">${[text, html`<i>${text}</i>`]}</b>`);
		const bare = inner.replace(/^<b title="/, '').replace(/<\/?[bi]>/g, '');
		expect(bare.replace(/">/, '')).not.toMatch(/[<>"']/);
	});

	it('its own markup is markup, once', () => {
		expect(String(html`<p>${html`<b>${'&'}</b>`}${undefined}${2}</p>`)).toBe('<p><b>&amp;</b>2</p>');
	});
});

describe('a link out', () => {
	it.each(['javascript:x()', 'data:text/html,x', ' \tjavascript:x()', 'no address', 'file:///etc'])(
		'to %s is only its words',
		(address) => expect(String(linkOut(address, 'Here'))).toBe('Here')
	);

	it('to the web says nothing of where it was', () => {
		expect(String(linkOut('https://a.example/?x="><b>', 'Here'))).toBe(
			'<a href="https://a.example/?x=%22%3E%3Cb%3E" rel="noreferrer noopener" target="_blank">Here</a>'
		);
	});
});
