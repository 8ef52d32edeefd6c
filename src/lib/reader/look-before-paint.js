// Puts the stored look on <html> before the first paint (look.ts is the same in full, and a test holds both together), remembers a tap before the page lives, and tells the worker of a page that is looked at for ten seconds and never lives.
(function (d, look, i, s) {
	var h = d.documentElement;
	try {
		s = localStorage;
		if ((i = s.getItem('shyraq-last'))) h.dataset.continue = i;
		look = JSON.parse(s.getItem('shyraq-look')) || 0;
	} catch (e) {
		s = e;
	}
	i = ['light', 'sepia', 'dark', 'contrast'].indexOf(look.theme);
	h.dataset.theme = i < 0 ? 'system' : look.theme;
	if (i >= 0)
		d.querySelectorAll('meta[name=theme-color]').forEach(function (m) {
			m.content = ['#fdfaf3', '#f3e7cf', '#141927', '#000000'][i];
		});
	function set(n, unit, v, fallback) {
		i = look[n];
		h.style.setProperty('--' + n, (v.find((_, at) => at === i) || v[fallback]) + unit);
	}
	set('size', 'rem', [0.9, 1, 1.125, 1.25, 1.4, 1.65, 2], 2);
	set('width', 'em', [28, 34, 42], 1);
	set('spacing', '', [1.4, 1.6, 1.85], 1);
	d.addEventListener('click', function (e) {
		if ((i = e.target.closest('[data-early]'))) h.dataset.tapped = i.dataset.early;
	});
	var w = (navigator.serviceWorker || 0).controller;
	var left = 10;
	var timer =
		w &&
		setInterval(function () {
			if (!h.dataset.alive && (d.hidden || --left)) return;
			clearInterval(timer);
			if (!left) w.postMessage({ kind: 'dead' });
		}, 1000);
})(document, 0);
