// What happens in the page before Kit brings it to life: nothing but a breath after its code was read.
import type { ClientInit } from '@sveltejs/kit/hooks';
import { takeBreath } from '#lib/reader/breath.ts';

export const init: ClientInit = takeBreath;
