// Small parts that many pages of the desk have: forms with their word, times, counts.
import { tokenOf } from './form.ts';
import { html, type Markup, type Part } from './html.ts';

/** A form that is sent to an address of ours, with the word of its session. */
export function form(session: string, action: string, inner: Part): Markup {
	return html`<form method="post" action="${action}">
		<input type="hidden" name="token" value="${tokenOf(session)}" />${inner}
	</form>`;
}

/** A button that is a form of its own. */
export function actButton(session: string, action: string, words: string, look = ''): Markup {
	return form(session, action, html`<button class="button small ${look}">${words}</button>`);
}

const units: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
	[86_400_000, 'day'],
	[3_600_000, 'hour'],
	[60_000, 'minute']
];
const longAgoMs = 30 * 86_400_000;
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** A time as how long ago or how soon it is; the time itself stands beside it for who points at it. */
export function whenOf(iso: string, now: Date): Markup {
	const ms = Date.parse(iso) - now.getTime();
	const exact = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
	if (Math.abs(ms) > longAgoMs)
		return html`<time datetime="${iso}" title="${exact}">${dates.format(new Date(iso))}</time>`;
	const [size, unit] = units.find(([length]) => Math.abs(ms) >= length) ?? [60_000, 'minute'];
	const near = ms < 0 ? 'just now' : 'at once';
	const words = Math.abs(ms) < 60_000 ? near : relative.format(Math.round(ms / size), unit);
	return html`<time datetime="${iso}" title="${exact}">${words}</time>`;
}

/** A number and what it counts: `1 article`, `3 articles`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
	return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Text of others within ours: its direction is its own. */
export const foreign = (text: string): Markup => html`<bdi>${text}</bdi>`;
