// Attributes brought into form: each kept only if its value fits the list, ids once, links normalised and marked.
import { attributesOf } from './allow-list.ts';
import { isOutward, settleAddress } from './links.ts';
import { toAttribute } from './text.ts';
import { attributeOf, elementsOf, type Element } from './tree.ts';

/** Settles every attribute below a root but those of pictures, which the figures' room writes. */
export function settleAttributes(root: Element): void {
	const ids = new Set<string>();
	for (const element of elementsOf(root)) {
		if (element.tagName !== 'img') settleElement(element, ids);
	}
}

/** Drops references to ids that went away with their elements. */
export function dropLooseReferences(root: Element): void {
	const ids = new Set([...elementsOf(root)].map((element) => attributeOf(element, 'id')));
	for (const element of elementsOf(root)) {
		const href = attributeOf(element, 'href');
		if (href?.startsWith('#') && !ids.has(href.slice(1))) {
			element.attrs = element.attrs.filter(({ name }) => name !== 'href' && name !== 'aria-label');
		}
	}
}

/** Marks code in a right-to-left text to find its own direction, as program text and commands mostly run the other way. */
export function directCode(root: Element): void {
	for (const element of elementsOf(root)) {
		const isCode = element.tagName === 'pre' || element.tagName === 'code' || element.tagName === 'kbd';
		if (!isCode || attributeOf(element, 'dir') !== undefined) continue;
		const parent = element.parentNode;
		if (parent !== null && 'tagName' in parent && parent.tagName === 'pre') continue;
		element.attrs.push({ name: 'dir', value: 'auto' });
	}
}

/** Attributes in the order of the list, so that equal articles have equal bytes. */
function settleElement(element: Element, ids: Set<string>): void {
	const settled: Element['attrs'] = [];
	for (const [name, form] of Object.entries(attributesOf(element.tagName) ?? {})) {
		const value = settleValue(element, name);
		if (value === undefined || !form.test(value)) continue;
		if (name === 'id' && ids.size === ids.add(value).size) continue;
		settled.push({ name, value });
	}
	element.attrs = settled;
}

function settleValue(element: Element, name: string): string | undefined {
	const given = attributeOf(element, name);
	if (element.tagName === 'a') {
		const href = settleHref(attributeOf(element, 'href'));
		if (name === 'href') return href;
		if (name === 'rel') return href !== undefined && isOutward(href) ? 'noreferrer external' : undefined;
		if (name === 'aria-label' && !href?.startsWith('#')) return undefined;
	}
	if (given === undefined) return undefined;
	const value = toAttribute(given);
	return name === 'dir' || name === 'align' || name === 'scope'
		? value.toLowerCase()
		: name === 'reversed'
			? ''
			: value;
}

function settleHref(given: string | undefined): string | undefined {
	if (given === undefined) return undefined;
	const href = given.startsWith('#') ? given : settleAddress(given);
	return href !== undefined && attributesOf('a')?.['href']?.test(href) ? href : undefined;
}
