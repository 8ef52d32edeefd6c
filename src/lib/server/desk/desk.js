// What the desk's pages can do better with a script: a task followed while it runs, the line of what is published kept up to date.
const pollMs = 1500;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks an address of ours for an object; undefined where there is no answer to be had now. */
async function ask(address) {
	try {
		const answer = await fetch(address, { headers: { accept: 'application/json' } });
		return answer.ok ? await answer.json() : undefined;
	} catch {
		return undefined;
	}
}

/** A task that is at work: its line is kept up to date, and the page is asked for again when it is done. */
async function followTask(task) {
	const line = task.querySelector('[role=status]');
	for (;;) {
		const told = await ask(`/desk/tasks/${task.dataset.task}`);
		if (told?.state === 'done') break;
		if (told !== undefined && line.textContent !== told.words) line.textContent = told.words;
		await wait(told === undefined ? pollMs * 4 : pollMs);
	}
	location.replace(location.href);
}

/** The line of what is published, until that is settled. */
async function followStanding(standing) {
	const line = standing.querySelector('[role=status]');
	while (standing.dataset.standing === 'running') {
		await wait(pollMs);
		const told = await ask('/desk/standing');
		if (told === undefined) continue;
		standing.dataset.standing = told.kind;
		if (line.textContent !== told.words) line.textContent = told.words;
		if (told.sentences.length > 0) line.append(` ${told.sentences.join(' ')}`);
	}
}

for (const task of document.querySelectorAll('[data-task]')) followTask(task);
for (const standing of document.querySelectorAll('[data-standing=running]')) followStanding(standing);

/** Files that are dropped or chosen go with a line that says how far they are; without it the form goes by itself. */
function followUpload(form) {
	const drop = form.querySelector('.drop');
	const files = form.querySelector('[type=file]');
	const line = form.querySelector('[data-progress]');
	for (const kind of ['dragover', 'dragleave', 'drop'])
		form.addEventListener(kind, (event) => {
			event.preventDefault();
			drop.classList.toggle('over', kind === 'dragover');
			if (kind === 'drop' && event.dataTransfer.files.length > 0) files.files = event.dataTransfer.files;
		});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const button = form.querySelector('button');
		const request = new XMLHttpRequest();
		const fail = (words) => {
			line.textContent = words;
			line.className = 'trouble';
			button.disabled = false;
		};
		request.upload.addEventListener('progress', ({ loaded, total }) => {
			line.textContent = `${Math.floor((100 * loaded) / total)} % of the files are there …`;
		});
		request.addEventListener('load', () => {
			const told = request.response ?? {};
			if (told.kind === 'taken') location.assign(told.to);
			else fail(told.sentence ?? 'The files could not be taken.');
		});
		request.addEventListener('error', () =>
			fail('The connection was cut, so nothing was taken: send the files again.')
		);
		request.open('POST', form.action);
		request.setRequestHeader('accept', 'application/json');
		request.responseType = 'json';
		button.disabled = true;
		line.className = '';
		line.textContent = 'The files are being sent …';
		request.send(new FormData(form));
	});
}

/** Rows that are dragged by their grips; where one is let go, the order is sent. */
function followOrder(list) {
	document.documentElement.classList.add('lively');
	list.addEventListener('pointerdown', (event) => {
		const row = event.target.closest('.grip')?.closest('li');
		if (row === null || row === undefined) return;
		event.preventDefault();
		const before = [...list.children];
		row.classList.add('held');
		list.setPointerCapture(event.pointerId);
		const move = ({ clientY }) => {
			const next = [...list.children].find((other) => {
				const { top, height } = other.getBoundingClientRect();
				return other !== row && clientY < top + height / 2;
			});
			if (next !== row.nextElementSibling) list.insertBefore(row, next ?? null);
		};
		const end = () => {
			list.removeEventListener('pointermove', move);
			row.classList.remove('held');
			if ([...list.children].some((other, at) => other !== before[at])) list.closest('form').submit();
		};
		list.addEventListener('pointermove', move);
		list.addEventListener('lostpointercapture', end, { once: true });
	});
}

for (const form of document.querySelectorAll('[data-upload]')) followUpload(form);
for (const list of document.querySelectorAll('[data-order]')) followOrder(list);
