// A phone that has no room, at a write that a test chooses, and what it had and is to have.
import { expect, vi } from 'vitest';
import { findBreaches } from './audit.ts';
import type { EditionPlot } from './edition.ts';
import { codeOf, Phone } from './phone.ts';
import type { World } from './world.ts';

/** What becomes of a row being put: it is refused at once, or when the transaction is to be kept for good. */
export type Refusal = 'at once' | 'in the end' | undefined;

interface Aborting {
	_abort(name: string): void;
}

/** Asked at every put of a row, until vitest restores its mocks. */
export function refusePuts(refuse: (store: string) => Refusal): void {
	// Taken out to be called on another object, as it should be.
	const own = Reflect.get(IDBObjectStore.prototype, 'put') as (this: IDBObjectStore, ...row: unknown[]) => IDBRequest;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row: unknown[]) {
		const request = own.apply(this, row) as IDBRequest<IDBValidKey>;
		const refusal = refuse(this.name);
		// The stand-in's own way to end a transaction for a reason.
		const change = this.transaction as unknown as Aborting;
		if (refusal === 'at once') change._abort('QuotaExceededError');
		if (refusal === 'in the end') request.addEventListener('success', () => change._abort('QuotaExceededError'));
		return request;
	});
}

/** What a phone has, and what comes for which there is no room. */
const before: EditionPlot = {
	number: 1,
	articles: [
		{ id: 'aaaaaa', pictures: ['one'] },
		{ id: 'bbbbbb', pictures: ['two'] }
	]
};
const after: EditionPlot = {
	number: 2,
	packSize: 4,
	articles: [
		{ id: 'aaaaaa', revision: 2, pictures: ['one', 'three'] },
		...['cccccc', 'dddddd', 'eeeeee'].map((id) => ({ id, pictures: [`p${id}`] }))
	],
	gone: ['bbbbbb']
};

/** A phone that has all there was, and does not know yet of what has been published since. */
export async function openBefore(): Promise<Phone> {
	const phone = await Phone.open();
	await phone.follow(before);
	await phone.keepAll();
	await phone.publish(after);
	return phone;
}

/** No bytes are put any more. */
export function refuseBytes(world: World): void {
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
}

/** Everything that a run does; ends at the first fault. */
export async function runAll(phone: Phone): Promise<string> {
	const code = await codeOf(phone.vault.settle());
	if (code !== 'none') return code;
	const refreshed = await codeOf(phone.vault.refreshContents());
	return refreshed === 'none' ? codeOf(phone.keepAll()) : refreshed;
}

/** With room again the run ends whole. */
export async function expectWhole(phone: Phone): Promise<void> {
	expect(await runAll(phone)).toBe('none');
	expect(await phone.ready()).toBe('4/4 texts, 5/5 pictures');
	expect(await phone.listed()).toEqual(['aaaaaa', 'cccccc', 'dddddd', 'eeeeee']);
	expect(await findBreaches(phone.world)).toEqual([]);
}
