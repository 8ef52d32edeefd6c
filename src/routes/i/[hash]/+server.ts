// `/i/<sha256>`: one picture's bytes.
import type { RequestHandler } from './$types';
import { answerPicture } from '#lib/server/answers/bytes.ts';

export const GET: RequestHandler = ({ request, params }) => answerPicture(request, params.hash);
