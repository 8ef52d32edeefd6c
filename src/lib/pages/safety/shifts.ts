// Three presses of Shift, one soon after the other and with nothing between them.

const presses = 3;
/** From the first to the last of them. */
const withinMs = 1500;

/** A key as it goes down, as far as it matters here; `KeyboardEvent` is one. */
export type KeyDown = Pick<KeyboardEvent, 'key' | 'repeat' | 'altKey' | 'ctrlKey' | 'metaKey' | 'timeStamp'>;

/**
 * What hears keys and calls `act` at the third press. A capital letter, a layout changed by Alt and Shift, and a key held
 * down are none, so typing goes on undisturbed.
 */
export function hearShifts(act: () => void): (event: KeyDown) => void {
	let times: number[] = [];
	return ({ key, repeat, altKey, ctrlKey, metaKey, timeStamp }) => {
		if (key !== 'Shift' || repeat || altKey || ctrlKey || metaKey) {
			times = [];
			return;
		}
		times = [...times.filter((time) => timeStamp - time <= withinMs), timeStamp];
		if (times.length < presses) return;
		times = [];
		act();
	};
}
