// `/contents`: the signed list of the edition.
import type { RequestHandler } from './$types';
import { answerContents } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request }) => answerContents(request);
