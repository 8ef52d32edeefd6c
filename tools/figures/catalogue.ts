// Every picture of the edition, in the order they are made.
import type { Picture } from './picture.ts';
import { certificate } from './pictures/certificate.ts';
import { counts } from './pictures/counts.ts';
import { drop } from './pictures/drop.ts';
import { freeze } from './pictures/freeze.ts';
import { handToHand } from './pictures/hand-to-hand.ts';
import { lamp } from './pictures/lamp.ts';
import { mapKazakhstan } from './pictures/map-kazakhstan.ts';
import { phoneReady } from './pictures/phone-ready.ts';
import { radio } from './pictures/radio.ts';
import { signature } from './pictures/signature.ts';
import { square } from './pictures/square.ts';
import { street } from './pictures/street.ts';
import { windows } from './pictures/windows.ts';

export const catalogue: readonly Picture[] = [
	mapKazakhstan,
	windows,
	drop,
	counts,
	square,
	street,
	lamp,
	radio,
	handToHand,
	signature,
	freeze,
	certificate,
	phoneReady
];
