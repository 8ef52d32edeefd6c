// An article as one HTML page: its pictures in it, its proof, no script, and a policy by which it asks nobody for anything.
import { proofAttribute, writeProof } from '#lib/article/proof.ts';
import { toBase64, toBytes } from '#lib/article/bytes.ts';
import { arrange, type Taken } from './taken.ts';
import { changeTree, make, writeText, writeTree } from './tree.ts';

/** The page. `styles` is its whole sheet. */
export async function writePage(taken: Taken, styles: string): Promise<string> {
	const { head } = taken.article;
	const { nodes } = arrange(taken, (id) => addressOf(taken, id));
	// What is wide scrolls in itself, and must be reached by keyboard (WCAG 2.2, 2.1.1)
	const body = changeTree(nodes, (element) => {
		if (element.name === 'table') return make('div', { class: 'wide', tabindex: '0' }, element);
		return element.name === 'pre' ? { ...element, attributes: { ...element.attributes, tabindex: '0' } } : element;
	});
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(styles)));
	const policy = [
		"default-src 'none'",
		'img-src data:',
		`style-src 'sha256-${toBase64(digest)}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ');
	const about = (name: string, content: string): string =>
		content === '' ? '' : `<meta name="${name}" content="${writeText(content)}">\n`;
	const proof =
		taken.proof === undefined ? '' : `<template ${proofAttribute}>\n${writeProof(taken.proof)}</template>\n`;
	return (
		`<!doctype html>\n<html lang="${writeText(head.language)}" dir="${head.direction}">\n<head>\n<meta charset="utf-8">\n` +
		`<meta http-equiv="Content-Security-Policy" content="${writeText(policy)}">\n` +
		about('viewport', 'width=device-width, initial-scale=1') +
		about('referrer', 'no-referrer') +
		about('color-scheme', 'light dark') +
		about('author', head.byline) +
		about('description', head.standfirst) +
		`<title>${writeText(head.title)}</title>\n<style>${styles}</style>\n</head>\n` +
		`<body>\n<main><article>${writeTree(body, 'html')}</article></main>\n${proof}</body>\n</html>\n`
	);
}

function addressOf({ pictures }: Taken, id: string): string {
	const picture = pictures.get(id);
	return picture === undefined ? '' : `data:${picture.type};base64,${toBase64(picture.bytes)}`;
}
