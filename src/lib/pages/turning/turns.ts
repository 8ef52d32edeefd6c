// What turns a page: a tap on a third of the text, a sweep, or a key; and a tap in the middle, which brings the bar.

export type Turn = 'forward' | 'backward' | 'bar';

/** What is tapped for its own sake, or moves in itself. */
const ownTap =
	'a,button,input,select,textarea,label,summary,dialog,[popover],.picture,.tray,.masthead,.voice-bar,.find-bar';
const ownMove = 'input,select,textarea,dialog,[popover],.wide,pre';
/** A finger that moves further sweeps, in CSS pixels; and not slower than this. */
const sweepPx = 40;
const sweepMs = 1000;

function isNoteOpen(): boolean {
	return 'popover' in HTMLElement.prototype && document.querySelector(':popover-open') !== null;
}

/** Listens until the signal ends it. */
export function watchTurns(isRightToLeft: boolean, turn: (to: Turn) => void, signal: AbortSignal): void {
	const onward = (isForward: boolean): Turn => (isForward ? 'forward' : 'backward');
	const isOwn = (target: EventTarget | null, own: string): boolean =>
		!(target instanceof Element) || target.closest(own) !== null;
	let pressed: { x: number; y: number; at: number; hadSelection: boolean; hadNote: boolean } | undefined;

	const down = (event: PointerEvent): void => {
		const hadSelection = getSelection()?.isCollapsed === false;
		// A tap beside an open note puts it away, and does nothing else
		pressed = { x: event.clientX, y: event.clientY, at: event.timeStamp, hadSelection, hadNote: isNoteOpen() };
	};
	const up = (event: PointerEvent): void => {
		if (pressed === undefined || event.pointerType === 'mouse' || !event.isPrimary) return;
		const [right, below] = [event.clientX - pressed.x, event.clientY - pressed.y];
		const isSweep = Math.max(Math.abs(right), Math.abs(below)) > sweepPx && event.timeStamp - pressed.at < sweepMs;
		if (!isSweep || isOwn(event.target, ownMove) || getSelection()?.isCollapsed === false) return;
		if (Math.abs(below) > Math.abs(right)) turn(onward(below < 0));
		else turn(onward(right < 0 !== isRightToLeft));
	};
	const tapped = (event: MouseEvent): void => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		const isSelecting = pressed?.hadSelection === true || getSelection()?.isCollapsed === false;
		if (isSelecting || pressed?.hadNote === true || event.detail === 0 || isOwn(event.target, ownTap)) return;
		const across = event.clientX / document.documentElement.clientWidth;
		if (across > 1 / 3 && across < 2 / 3) turn('bar');
		else turn(onward(across > 0.5 !== isRightToLeft));
	};
	const keyed = (event: KeyboardEvent): void => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		if (isNoteOpen() || document.querySelector('dialog[open]') !== null) return;
		// Shift and an arrow select
		if (event.shiftKey && event.key.startsWith('Arrow')) return;
		const isForward = {
			ArrowRight: !isRightToLeft,
			ArrowLeft: isRightToLeft,
			ArrowDown: true,
			ArrowUp: false,
			PageDown: true,
			PageUp: false,
			' ': !event.shiftKey
		}[event.key];
		if (isForward === undefined || isOwn(event.target, event.key === ' ' ? `${ownTap},${ownMove}` : ownMove)) return;
		event.preventDefault();
		turn(onward(isForward));
	};

	document.addEventListener('pointerdown', down, { signal });
	document.addEventListener('pointerup', up, { signal });
	document.addEventListener('click', tapped, { signal });
	document.addEventListener('keydown', keyed, { signal });
}
