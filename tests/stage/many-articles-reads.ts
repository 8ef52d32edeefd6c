// Counts what a page or a worker reads of its databases: runs inside them, before anything of theirs.

/** What was read since the count began. */
export interface StoreReads {
	/** Questions for the whole of a store or an index, each with its name. */
	whole: string[];
	/** Rows and keys given out, and the most that one question gave. */
	rows: number;
	most: number;
}

/** Begins to count. Stands by itself, since its text is carried into other places. */
export function countReads(): void {
	const reads: StoreReads = { whole: [], rows: 0, most: 0 };
	Object.assign(globalThis, { stageReads: reads });
	const note = (count: number): void => {
		reads.rows += count;
		reads.most = Math.max(reads.most, count);
	};
	// Dexie bounds what it wants whole by the highest number there is
	const isBound = (asked: unknown): boolean => (typeof asked === 'number' ? asked < 10_000 : (asked ?? null) !== null);
	type Asked = { query?: unknown; count?: unknown };
	type Ask = (this: IDBObjectStore | IDBIndex, ...asked: unknown[]) => IDBRequest;
	const watch = (place: object, name: string, heed: (asked: unknown[], place: string, request: IDBRequest) => void) => {
		const own = Reflect.get(place, name) as Ask | undefined;
		if (own === undefined) return;
		const counting: Ask = function (...asked) {
			const request = own.apply(this, asked);
			const store = 'objectStore' in this ? `${this.objectStore.name}.${this.name}` : this.name;
			heed(asked, `${name} of ${store}`, request);
			return request;
		};
		Reflect.set(place, name, counting);
	};
	for (const place of [IDBObjectStore.prototype, IDBIndex.prototype]) {
		for (const name of ['get', 'getKey'])
			watch(place, name, (_asked, _name, request) => request.addEventListener('success', () => note(1)));
		for (const name of ['getAll', 'getAllKeys', 'getAllRecords']) {
			watch(place, name, ([first, second], said, request) => {
				// Newer browsers, and Dexie in them, put both into one argument
				const isOne = typeof first === 'object' && first !== null && !(first instanceof IDBKeyRange);
				const { query, count } = isOne ? (first as Asked) : { query: first, count: second };
				if (!isBound(query) && !isBound(count)) reads.whole.push(said);
				request.addEventListener('success', () => note((request.result as unknown[]).length));
			});
		}
		watch(place, 'count', ([range], said) => {
			if (!isBound(range)) reads.whole.push(said);
		});
		for (const name of ['openCursor', 'openKeyCursor']) {
			watch(place, name, (_asked, _name, request) => {
				let steps = 0;
				request.addEventListener('success', () => {
					if (request.result === null) return;
					steps += 1;
					reads.rows += 1;
					reads.most = Math.max(reads.most, steps);
				});
			});
		}
	}
}
