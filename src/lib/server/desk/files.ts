// The page of files: what may be brought, a place to drop it, and what became of everything that was asked for.
import { rm } from 'node:fs/promises';
import { sayBytes } from '../bring/limits.ts';
import { checkToken, tokenOf } from './form.ts';
import { html, type Markup } from './html.ts';
import { whenOf } from './parts.ts';
import type { Act, Desk } from './room.ts';
import { listLeftUploads, takeUpload, uploadLimits, type Upload } from './upload.ts';
import { VisitFault } from './visit.ts';
import type { Task, Work } from './work.ts';

export const showFiles: Act = ({ session, now }, { work }) => {
	const tasks = work.list();
	const main = html`<h1 class="page-title">Bring files</h1>
		${uploadForm(session)}
		<section aria-labelledby="lists">
			<h2 id="lists">What may be brought</h2>
			<ul class="plain">
				<li>Saved pages: HTML (with the folder beside it), MHTML, SingleFile</li>
				<li>Texts: Markdown, plain text, a zip of them</li>
				<li>Books: EPUB, each chapter an article</li>
				<li>Exports of Pocket, Instapaper, Omnivore, wallabag, Readwise Reader, and bookmarks of browsers</li>
				<li>Lists of feeds (OPML), which are then followed</li>
			</ul>
			<p class="quiet">
				Brought twice, nothing comes twice. A file may have ${sayBytes(uploadLimits.fileBytes)}, all together
				${sayBytes(uploadLimits.bytes)} and ${uploadLimits.files.toLocaleString('en')} files.
			</p>
		</section>
		<section aria-labelledby="done">
			<h2 id="done">What was asked for</h2>
			${
				tasks.length === 0
					? html`<p class="quiet">Nothing since Shyraq was started.</p>`
					: html`<ul class="rows">
							${tasks.map((task) => taskRow(task, now))}
						</ul>`
			}
		</section>`;
	return { kind: 'page', page: { title: 'Bring files', part: 'files', main } };
};

function uploadForm(session: string): Markup {
	return html`<form class="card" method="post" action="/desk/files" enctype="multipart/form-data" data-upload>
		<input type="hidden" name="token" value="${tokenOf(session)}" />
		<label class="field drop"
			><span>Files <small>choose them, or drop them here</small></span
			><input type="file" name="file" multiple required
		/></label>
		<p role="status" data-progress></p>
		<div class="acts"><button class="button main">Bring them in</button></div>
	</form>`;
}

function taskRow({ id, title, state, outcome, begun, troubles }: Task, now: Date): Markup {
	const isBad =
		troubles.length > 0 ||
		outcome?.kind === 'refused' ||
		outcome?.items.some(({ kind }) => kind === 'refused' || kind === 'failed') === true;
	const label = state === 'done' ? (isBad ? 'With trouble' : 'Done') : state === 'running' ? 'At work' : 'Waits';
	const tone = isBad ? 'trouble' : state === 'done' ? 'active' : 'paused';
	return html`<li>
		<div class="row">
			<p class="name">
				<a href="/desk/tasks/${id}"><bdi>${title}</bdi></a>
			</p>
			<span class="tag" data-tone="${tone}">${label}</span>
		</div>
		<p class="meta"><span>${whenOf(begun.toISOString(), now)}</span></p>
	</li>`;
}

/** Takes files, and has them brought in beside. */
export const bringFiles: Act = async ({ request, session, isProgram }, { dataFolder, work }) => {
	const upload = await takeUpload(request, dataFolder, (fields) => checkToken(fields, session));
	try {
		if (upload.files === 0) throw new VisitFault(422, 'Choose a file first.');
		const task = begin(upload, upload.files, work);
		const to = `/desk/tasks/${task.id}`;
		return isProgram ? { kind: 'object', body: { kind: 'taken', to } } : { kind: 'away', to };
	} catch (refused) {
		await remove(upload);
		throw refused;
	}
};

/** Goes on with files that were taken and not brought in when the server ended. What is in already comes in no second time. */
export async function bringLeft({ dataFolder, work }: Pick<Desk, 'dataFolder' | 'work'>): Promise<void> {
	for (const upload of await listLeftUploads(dataFolder)) begin(upload, upload.places.length, work);
}

type Taken = Pick<Upload, 'folder' | 'places'> & Partial<Pick<Upload, 'troubles'>>;

function begin(upload: Taken, files: number, work: Work): Task {
	const first = upload.places[0]?.slice(upload.folder.length + 1) ?? '';
	const title = upload.places.length === 1 ? `Bringing ${first}` : `Bringing ${files} files`;
	const words = ['import', '--each', ...upload.places];
	return work.start({ kind: 'import', title, words, troubles: upload.troubles ?? [], after: () => remove(upload) });
}

function remove({ folder }: Taken): Promise<void> {
	return rm(folder, { recursive: true, force: true });
}
