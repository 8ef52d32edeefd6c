// All laws of the house by name.
import { checkFences, checkSharedNames, checkStrangers } from './fences.ts';
import { checkAddresses, checkCircles, checkDoors, checkFloors } from './floors.ts';
import type { Breach, House } from './rooms.ts';
import { checkBarrels, checkLengths, checkNames, checkOpenings, checkRoutes, checkTypes } from './shape.ts';
import { checkStyles } from './styles.ts';

/** Each law: what it says, and who breaks it. */
export const laws = {
	'a floor imports only from floors below': checkFloors,
	'the doors of the server, the vault and the composer are kept': checkDoors,
	'an import names a file with its extension': checkAddresses,
	'no file is reached from itself': checkCircles,
	'packages stay behind their fences': checkFences,
	'no address of somebody else is in the source': checkStrangers,
	'a shared name is written once': checkSharedNames,
	'a file opens with a comment sentence': checkOpenings,
	'no file is longer than 300 lines': checkLengths,
	'scripts in routes are thin': checkRoutes,
	'there are no barrels': checkBarrels,
	'names are plain': checkNames,
	'types are strict': checkTypes,
	'styles are logical': checkStyles
} as const satisfies Record<string, (house: House) => Breach[]>;

export type Law = keyof typeof laws;
