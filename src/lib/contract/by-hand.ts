// What page and worker agree on about mirrors that a reader adds.

/** As many mirrors can be added by hand as contents may name. */
export const mostByHand = 16;
