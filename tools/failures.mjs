// What failed, from the reports of Vitest and Playwright: told again at the end, where a long log is read first.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How much of an error's message is told: enough to know what was expected and what came. */
const linesTold = 12;

/**
 * The failures that a report names, a text each: where, the test's name, the beginning of its message.
 * @param {any} report Vitest's or Playwright's JSON; of another shape there is nothing to tell
 * @returns {string[]}
 */
export function failuresOf(report) {
	return [
		...(report?.testResults ?? []).flatMap(failuresOfFile),
		...(report?.suites ?? []).flatMap(failuresOfSuite),
		...(report?.errors ?? []).map((/** @type {any} */ { message }) => tell('outside of every test', message))
	];
}

/** @param {any} file @returns {string[]} */
function failuresOfFile({ name, status, message, assertionResults }) {
	const place = relative(process.cwd(), String(name));
	const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
	// A file that does not load has no tests
	if (failed.length === 0) return status === 'failed' ? [tell(place, message)] : [];
	return failed.map((/** @type {any} */ test) => tell(`${place} › ${test.fullName}`, test.failureMessages.join('\n')));
}

/** @param {any} suite @returns {string[]} */
function failuresOfSuite({ file, specs = [], suites = [] }) {
	return [
		...specs
			.filter((/** @type {any} */ { ok }) => !ok)
			.map((/** @type {any} */ { title, line, tests }) => tell(`${file}:${line} › ${title}`, messageOf(tests))),
		...suites.flatMap(failuresOfSuite)
	];
}

/** @param {any[]} tests */
function messageOf(tests) {
	const errors = tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors);
	return errors.map(({ message }) => message).join('\n');
}

/** @param {string} place @param {unknown} message */
function tell(place, message) {
	const lines = stripVTControlCharacters(String(message ?? '')).split('\n');
	return [place, ...lines.filter(isOurs).slice(0, linesTold)].join('\n    ');
}

/** Whether a line says anything of ours: the runner's own frames do not. @param {string} line */
function isOurs(line) {
	return line.trim() !== '' && !/^\s+at .*(?:node_modules|node:|<anonymous>)/.test(line);
}
