// Puts the stored look on <html> before the first paint, and again when another tab has chosen or the page is come back to (look.ts is the same in full, and a test holds both together), remembers a tap before the page lives, and tells the worker of a page that is looked at for ten seconds and never lives.
(function (d, look, i) {
	var h = d.documentElement;
	function choose(n, v) {
		i = v.indexOf(look[n]);
		h.dataset[n] = v[i < 0 ? (i = 0) : i];
	}
	function set(n, unit, v, fallback) {
		i = look[n];
		h.style.setProperty('--' + n, (v.find((_, at) => at === i) || v[fallback]) + unit);
	}
	function paint() {
		try {
			look = JSON.parse(localStorage.getItem('shyraq-look')) || 0;
		} catch (e) {
			look = !e;
		}
		choose('family', ['serif', 'sans', 'easy']);
		choose('justify', ['no', 'yes']);
		choose('mode', ['scroll', 'pages']);
		choose('keys', ['on', 'off']);
		choose('theme', ['system', 'light', 'sepia', 'dark', 'contrast', 'black', 'eink']);
		d.querySelectorAll('meta[name=theme-color]').forEach(function (m) {
			m.content = [, '#fdfaf3', '#f3e7cf', '#141927', '#000000', '#000000', '#ffffff'][
				i || (/dark/.test(m.media) ? 3 : 1)
			];
		});
		set('size', 'rem', [0.9, 1, 1.125, 1.25, 1.4, 1.65, 2], 2);
		set('spacing', '', [1.4, 1.6, 1.85], 1);
		set('width', 'em', [28, 34, 42], 1);
		set('margins', 'rem', [0.5, 1, 1.75, 2.75], 1);
	}
	paint();
	addEventListener('storage', paint);
	addEventListener('pageshow', paint);
	try {
		if ((i = localStorage.getItem('shyraq-last'))) h.dataset.continue = i;
	} catch (e) {
		i = e;
	}
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
})(document);
