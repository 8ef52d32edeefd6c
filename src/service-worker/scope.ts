// The worker's own global scope, typed once.

/** `self` as what it is here. */
export const scope = globalThis as unknown as ServiceWorkerGlobalScope;
