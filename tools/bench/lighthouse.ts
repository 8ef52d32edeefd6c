// Lighthouse as a stranger's judgement: installed apart from the project's packages, and only when the bench is run.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { budgets, type Figure } from './budgets.ts';
import { browserPath } from './browser.ts';

const execute = promisify(execFile);
const folder = join(import.meta.dirname, 'lighthouse');
const program = join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const reportSchema = v.object({
	lighthouseVersion: v.string(),
	categories: v.record(
		v.string(),
		v.object({
			title: v.string(),
			score: v.nullable(v.number()),
			auditRefs: v.array(v.object({ id: v.string(), weight: v.number() }))
		})
	),
	audits: v.record(
		v.string(),
		v.object({ title: v.string(), score: v.nullable(v.number()), displayValue: v.optional(v.string()) })
	)
});

/** Installs Lighthouse by its own lockfile where it is not here yet. */
export async function fetchLighthouse(): Promise<void> {
	const wanted = v.parse(
		v.looseObject({ packages: v.record(v.string(), v.looseObject({ version: v.optional(v.string()) })) }),
		JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
	).packages['node_modules/lighthouse']?.version;
	if (existsSync(program) && readVersion() === wanted) return;
	console.error('Getting Lighthouse for the bench alone …');
	await execute('npm', ['ci', '--prefix', folder, '--loglevel=error', '--no-audit', '--no-fund'], {
		shell: process.platform === 'win32'
	});
}

/** How often a page is judged; the run whose performance is the median stands, as Lighthouse's makers advise for its spread. */
const runs = 5;

type Report = v.InferOutput<typeof reportSchema>;

/** Lighthouse's points for a page on its simulated phone, one figure a category, with whatever took points away. */
export async function judge(name: string, address: string): Promise<Figure[]> {
	const reports: Report[] = [];
	for (let run = 0; run < runs; run += 1) reports.push(await ask(address));
	reports.sort((one, other) => pointsOf(one, 'performance') - pointsOf(other, 'performance'));
	const report = reports[(runs - 1) / 2];
	if (report === undefined) throw new Error('Lighthouse was not run.');
	return categories.map((category) => {
		const judged = report.categories[category];
		if (judged === undefined) throw new Error(`Lighthouse said nothing of ${category}.`);
		const lost = judged.auditRefs.flatMap(({ id, weight }) => {
			const audit = report.audits[id];
			const isFull = weight === 0 || audit === undefined || audit.score === null || audit.score >= 1;
			return isFull ? [] : [`${audit.title} ${audit.displayValue ?? ''} (${Math.round((audit.score ?? 0) * 100)})`];
		});
		const spread = `runs: ${reports.map((each) => pointsOf(each, category)).join(', ')}`;
		return {
			name: `Lighthouse ${report.lighthouseVersion}, ${judged.title}, ${name}`,
			found: pointsOf(report, category),
			limit: budgets.lighthousePoints,
			unit: 'points',
			bound: 'least',
			details: [spread, ...lost]
		};
	});
}

function pointsOf(report: Report, category: string): number {
	return Math.round((report.categories[category]?.score ?? 0) * 100);
}

async function ask(address: string): Promise<Report> {
	const { stdout } = await execute(
		process.execPath,
		[
			program,
			address,
			'--output=json',
			'--quiet',
			`--only-categories=${categories.join(',')}`,
			'--chrome-flags=--headless=new --no-sandbox'
		],
		{ env: { ...process.env, CHROME_PATH: browserPath }, maxBuffer: 1 << 28 }
	);
	return v.parse(reportSchema, JSON.parse(stdout));
}

function readVersion(): string | undefined {
	const text = readFileSync(join(folder, 'node_modules', 'lighthouse', 'package.json'), 'utf8');
	return v.parse(v.object({ version: v.string() }), JSON.parse(text)).version;
}
