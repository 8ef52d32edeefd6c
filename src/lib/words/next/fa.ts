// The words of the room `next` in Persian.
import type { Shape } from '../shape.ts';
import type { nextWords as english } from './en.ts';

export const nextWords: Shape<typeof english> = {
	next: 'مقالهٔ خوانده‌نشدهٔ بعدی',
	from: 'از فهرست همین گوشی؛ بی شبکه هم باز می‌شود.',
	none: 'خواندن همهٔ مقاله‌های این گوشی آغاز شده است.'
};
