// The worker's second file: all that fetches and writes. A start that only reads what is kept never parses it.
import { verifyPlainly } from '#lib/article/ed25519-plain.ts';
import { settle } from '#lib/vault/heal.ts';
import { findLineInFiles, listFromFiles } from '#lib/vault/list-files.ts';
import { fetchEntry, fetchForPage, refresh } from './for-pages.ts';
import { answerMessage } from './messages.ts';
import { sendOnSync, takeShared } from './outbox.ts';
import { answerPlainly } from './plain.ts';
import { install } from './stand-back.ts';
import { keepOnSync } from './sync.ts';
import { tend } from './tend.ts';

const late = {
	answerMessage,
	answerPlainly,
	fetchEntry,
	fetchForPage,
	findLineInFiles,
	install,
	keepOnSync,
	listFromFiles,
	refresh,
	sendOnSync,
	settle,
	takeShared,
	tend,
	verifyPlainly
};

/** What the first file may ask of this one. */
export type Late = typeof late;

// The last thing that this file does: were it cut short, there would be no name.
(globalThis as { shyraqLate?: Late }).shyraqLate = late;
