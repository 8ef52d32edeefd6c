// The words of the room `keys` in Kazakh.
import type { Shape } from '../shape.ts';
import type { keysWords as english } from './en.ts';

export const keysWords: Shape<typeof english> = {
	heading: 'Пернелер',
	next: 'Келесі мақала',
	previous: 'Алдыңғы мақала',
	bookmark: 'Мақалаға бетбелгі қою немесе алып тастау',
	archive: 'Тізімдегі мақаланы мұрағатқа салу немесе қайтару',
	finish: 'Оны оқылды немесе оқылмады деп белгілеу',
	select: 'Оны таңдау',
	undo: 'Соңғы әрекетті қайтару',
	sift: 'Тізімді реттеу және сүзу',
	outline: 'Мақала мазмұны',
	larger: 'Ірірек қаріп',
	smaller: 'Ұсағырақ қаріп',
	search: 'Іздеу',
	help: 'Осы тізім',
	leave: 'Тез шығу, баптауларда қосылған болса',
	close: 'Жабу',
	on: 'Пернелер қосулы',
	end: 'Осы телефондағы тізім осы жерде аяқталады.'
};
