// `/s/<sha256>`: a part of the list.
import type { RequestHandler } from './$types';
import { answerSegment } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request, params }) => answerSegment(request, params.hash);
