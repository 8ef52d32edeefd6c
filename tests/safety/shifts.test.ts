// Three presses of Shift leave, and nothing else that is typed does.
import { expect, test, vi } from 'vitest';
import { hearShifts, type KeyDown } from '#lib/pages/safety/shifts.ts';

const rest = { repeat: false, altKey: false, ctrlKey: false, metaKey: false };
/** Keys as they go down: a name and a time in ms, and what is held with it. */
type Stroke = [key: string, timeStamp: number, held?: Partial<KeyDown>];

function countOf(strokes: readonly Stroke[]): number {
	const act = vi.fn();
	const hear = hearShifts(act);
	for (const [key, timeStamp, held] of strokes) hear({ ...rest, key, timeStamp, ...held });
	return act.mock.calls.length;
}

test.each<[name: string, strokes: Stroke[], count: number]>([
	[
		'three, soon after one another',
		[
			['Shift', 0],
			['Shift', 400],
			['Shift', 1500]
		],
		1
	],
	[
		'two',
		[
			['Shift', 0],
			['Shift', 100]
		],
		0
	],
	[
		'three, too slowly',
		[
			['Shift', 0],
			['Shift', 800],
			['Shift', 1501]
		],
		0
	],
	[
		'the last three of four',
		[
			['Shift', 0],
			['Shift', 1400],
			['Shift', 2000],
			['Shift', 2600]
		],
		1
	],
	['six, which are three twice', [0, 1, 2, 3, 4, 5].map((at): Stroke => ['Shift', at * 100]), 2],
	[
		'three capital letters',
		[0, 300, 600].flatMap((at): Stroke[] => [
			['Shift', at],
			['A', at + 50]
		]),
		0
	],
	[
		'a layout changed three times',
		[0, 300, 600].flatMap((at): Stroke[] => [
			['Alt', at, { altKey: true }],
			['Shift', at + 50, { altKey: true }]
		]),
		0
	],
	['one with Alt held and pressed thrice', [0, 300, 600].map((at): Stroke => ['Shift', at, { altKey: true }]), 0],
	[
		'held down',
		[
			['Shift', 0],
			['Shift', 500, { repeat: true }],
			['Shift', 530, { repeat: true }]
		],
		0
	]
])('%s', (_, strokes, count) => {
	expect(countOf(strokes)).toBe(count);
});
