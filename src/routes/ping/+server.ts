// `/ping`: the proof that it is our server that answers.
import type { RequestHandler } from './$types';
import { answerPing } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request }) => answerPing(request);
