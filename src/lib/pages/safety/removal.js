// Removes all that the reader kept in this browser, from a document in which nothing of it runs, and reads back whether it is gone.
(async function ({ prefix, databases }) {
	const own = (names) => names.filter((name) => name?.startsWith(prefix));
	const show = (id, isShown) => (document.getElementById(id).hidden = !isShown);
	const listDatabases = async () => own((await indexedDB.databases?.())?.map(({ name }) => name) ?? []);
	const listAll = async () => [
		...own(await caches.keys()),
		...(await listDatabases()),
		...own(Object.keys(localStorage))
	];
	const drop = (name) =>
		new Promise((resolve) => {
			const request = indexedDB.deleteDatabase(name);
			for (const told of ['success', 'error', 'blocked']) request.addEventListener(told, resolve);
		});
	const rest = () => new Promise((resolve) => setTimeout(resolve, 400));
	async function removeAll() {
		for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
		for (const name of own(await caches.keys())) await caches.delete(name);
		for (const name of new Set([...databases.split(' '), ...(await listDatabases())])) await drop(name);
		for (const local of [localStorage, sessionStorage])
			for (const name of own(Object.keys(local))) local.removeItem(name);
	}
	async function work() {
		show('left', false);
		show('working', true);
		// The worker may be writing something at this moment: gone is what stays gone
		let quiet = 0;
		for (let time = 0; time < 12 && quiet < 2; time += 1) {
			if ((await listAll()).length > 0 || time === 0) {
				await removeAll();
				quiet = 0;
			} else quiet += 1;
			await rest();
		}
		show('working', false);
		show(quiet < 2 ? 'left' : 'done', true);
	}
	document.getElementById('again').addEventListener('click', () => void work());
	await work();
})(document.body.dataset);
