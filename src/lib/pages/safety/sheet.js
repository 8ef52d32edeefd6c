// What the note sheet does when it stands: takes the place of where it was come to, cuts off what lay ahead, and gives way where the reader was opened anew.
(async function ({ sheet, left, cache }) {
	const [entry] = performance.getEntriesByType('navigation');
	if (location.pathname !== sheet && entry?.type === 'navigate') {
		await (await caches.open(cache)).delete(left);
		location.reload();
		return;
	}
	history.replaceState(null, '', sheet);
	history.pushState(null, '', sheet);
})(document.body.dataset);
