// `/pack/<sha256>`: many articles, one a line.
import type { RequestHandler } from './$types';
import { answerPack } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request, params }) => answerPack(request, params.hash);
