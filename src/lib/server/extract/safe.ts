// The last door of an article's markup: the press's list of what a body may hold, with pictures by their addresses.
import sanitize from 'sanitize-html';
import { ownId, renamed } from '../press/allow-list.ts';
import { bodyRules } from '../press/sanitizing.ts';

const rules: sanitize.IOptions = {
	...bodyRules,
	allowedAttributes: { ...bodyRules.allowedAttributes, img: ['src', 'alt'] },
	transformTags: { ...bodyRules.transformTags, '*': dropForeignId }
};

/** Markup that is safe as it is printed. */
export function makeSafe(html: string): string {
	return sanitize(html, rules).trim();
}

function dropForeignId(tagName: string, given: sanitize.Attributes): sanitize.Tag {
	const { id, ...others } = given;
	return {
		tagName: renamed[tagName] ?? tagName,
		attribs: id !== undefined && ownId.test(id) ? { ...others, id } : others
	};
}
