// A row moved aside by a finger: what letting go of it would do stands where it was. Never the only way to do it.
import { directionOf, type Language } from '#lib/contract/languages.ts';
import type { ActName } from '#lib/shelf/acts.ts';
import { articleOf, type Acting, type PairName } from './acting.ts';
import { dress } from './dress.ts';

/** A finger that has gone so far, in CSS pixels, has chosen between scrolling and swiping. */
const chosenPx = 12;
/** Let go beyond this share of the row's width, or so many pixels, it is done. */
const doneShare = 0.35;
const donePx = 130;

interface Moving {
	item: HTMLElement;
	pointer: number;
	fromX: number;
	fromY: number;
	label: HTMLElement | undefined;
	pair: PairName | undefined;
	act: ActName | undefined;
	isDue: boolean;
}

/** Begins to listen to fingers on the rows below an element. `isOff` while rows are to stand still. @returns how to stop */
export function hearSwipes(root: HTMLElement, language: Language, acting: Acting, isOff: () => boolean): () => void {
	const listening = new AbortController();
	const { signal } = listening;
	/** Toward the end of the line: to the right where one writes to the right. */
	const forward = directionOf(language) === 'rtl' ? -1 : 1;
	let moving: Moving | undefined;

	const rest = (): void => {
		if (moving === undefined) return;
		const { item, label } = moving;
		moving = undefined;
		label?.remove();
		delete item.dataset['moving'];
		item.style.translate = '';
	};

	root.addEventListener(
		'pointerdown',
		({ target, pointerType, isPrimary, pointerId, clientX, clientY }) => {
			rest();
			const item = target instanceof Element ? target.closest<HTMLElement>('.library > li[data-id]') : null;
			if (item === null || pointerType === 'mouse' || !isPrimary || isOff()) return;
			moving = {
				item,
				pointer: pointerId,
				fromX: clientX,
				fromY: clientY,
				label: undefined,
				pair: undefined,
				act: undefined,
				isDue: false
			};
		},
		{ signal }
	);
	root.addEventListener(
		'pointermove',
		({ pointerId, clientX, clientY }) => {
			if (moving?.pointer !== pointerId) return;
			if (isOff()) {
				rest();
				return;
			}
			const [byX, byY] = [clientX - moving.fromX, clientY - moving.fromY];
			if (moving.label === undefined && Math.abs(byY) > chosenPx && Math.abs(byY) >= Math.abs(byX)) rest();
			else if (moving.label !== undefined || Math.abs(byX) > chosenPx)
				follow(moving, moving.label ?? begin(moving), byX, forward, acting);
		},
		{ signal }
	);
	root.addEventListener(
		'pointerup',
		({ pointerId }) => {
			if (moving?.pointer !== pointerId) return;
			const { item, act, pair, isDue, label } = moving;
			const article = articleOf(item);
			rest();
			// The click that ends a swipe opens nothing
			if (label !== undefined) {
				const swallow = (event: Event): void => event.preventDefault();
				root.addEventListener('click', swallow, { capture: true, once: true });
				setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
			}
			if (!isDue || pair === undefined || article === undefined) return;
			// A finger may be quicker than the shelf
			void (act === undefined ? acting.turn(pair, [article]) : acting.do(act, [article]));
		},
		{ signal }
	);
	root.addEventListener('pointercancel', rest, { signal });
	return () => {
		rest();
		listening.abort();
	};
}

function begin(moving: Moving): HTMLElement {
	dress();
	const label = document.createElement('span');
	label.className = 'aside';
	label.ariaHidden = 'true';
	moving.label = label;
	moving.item.dataset['moving'] = '';
	moving.item.append(label);
	moving.item.setPointerCapture(moving.pointer);
	return label;
}

/** Moves the row with the finger; what it would do is asked for once for each side. */
function follow(moving: Moving, label: HTMLElement, byX: number, forward: number, acting: Acting): void {
	const pair: PairName = byX * forward > 0 ? 'save' : 'archive';
	if (pair !== moving.pair) {
		Object.assign(moving, { pair, act: undefined });
		label.textContent = '';
		label.dataset['side'] = pair === 'save' ? 'start' : 'end';
		void name(moving, pair, label, acting);
	}
	const width = Math.abs(byX);
	moving.isDue = width > Math.min(donePx, moving.item.clientWidth * doneShare);
	label.toggleAttribute('data-due', moving.isDue);
	label.style.inlineSize = `${width}px`;
	moving.item.style.translate = `${byX}px`;
}

async function name(moving: Moving, pair: PairName, label: HTMLElement, acting: Acting): Promise<void> {
	const article = articleOf(moving.item);
	if (article === undefined) return;
	try {
		const act = await acting.choose(pair, [article]);
		if (moving.pair !== pair) return;
		moving.act = act;
		label.textContent = acting.texts.acts[act];
	} catch (failed) {
		// Letting go then does nothing
		console.info('shyraq: how an article stands is not to be had', failed);
	}
}
