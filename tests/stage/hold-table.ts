// A table of the shelf that is held: what waits for it waits.
import type { Page } from '@playwright/test';
import { databaseNames } from '#lib/contract/places.ts';
import type { TableName } from '#lib/shelf/tables.ts';

/** Keeps every tab from reading and writing a table, out of a page that touches none itself. @returns how to let them */
export async function holdTable(page: Page, table: TableName): Promise<() => Promise<void>> {
	const held = await page.evaluateHandle(
		async ({ name, table }) => {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error('the shelf does not open'));
			});
			const hold = { isOver: false };
			await new Promise<void>((resolve) => {
				const transaction = database.transaction(table, 'readwrite');
				transaction.oncomplete = () => database.close();
				// A transaction lasts as long as it is asked for more
				const goOn = () => {
					resolve();
					if (!hold.isOver) transaction.objectStore(table).count().onsuccess = goOn;
				};
				transaction.objectStore(table).count().onsuccess = goOn;
			});
			return hold;
		},
		{ name: databaseNames.shelf, table }
	);
	return () => held.evaluate((hold) => void (hold.isOver = true));
}
