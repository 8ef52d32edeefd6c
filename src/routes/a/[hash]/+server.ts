// `/a/<sha256>`: one article's signed bytes.
import type { RequestHandler } from './$types';
import { answerArticle } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request, params }) => answerArticle(request, params.hash);
