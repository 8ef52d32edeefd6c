// Every budget of bytes against what a build and a running publisher are; the command and the tests both ask here.
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { languages } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { budgets, type Figure } from './budgets.ts';
import { askEntries, askLead } from './edition.ts';
import { readFirstFlight, weighFirstFlights } from './first-flight.ts';
import { weighInstall, weighRooms, weighWorker } from './install.ts';
import { photographsId } from './photographs.ts';
import { weighScripts } from './scripts.ts';
import { weighSmallUpdate } from './update.ts';
import { visitPage, weighVisit } from './visit.ts';

/** Where a publisher answers. */
export interface Address {
	origin: string;
	port: number;
}

/** What the first bytes of every article show, in every language of the interface. */
export async function weighDocuments({ origin, port }: Address): Promise<Figure> {
	const articles = await askEntries(origin);
	const flights = [];
	for (const { id } of articles) {
		for (const language of languages) flights.push(await readFirstFlight(port, `/${language}${places.read(id)}`));
	}
	return weighFirstFlights(flights);
}

/** What the build weighs: an article's critical script, the worker, the whole install, a small update. */
export async function weighBuild({ origin }: Address, buildFolder: string): Promise<Figure[]> {
	const clientFolder = join(buildFolder, 'client');
	const { head } = await askLead(origin);
	const document = await (await fetch(`${origin}${places.read(head.id)}`)).text();
	return [
		weighScripts(document, clientFolder),
		weighWorker(clientFolder),
		weighInstall(clientFolder),
		weighRooms(clientFolder),
		weighSmallUpdate(clientFolder)
	];
}

/** What a first visit to the lead article costs. */
export async function weighLeadVisit(browser: Browser, { origin }: Address): Promise<Figure> {
	const { head } = await askLead(origin);
	const visit = await visitPage(browser, `${origin}${places.read(head.id)}`);
	return weighVisit('the lead article, with two drawings, a chart and a map', visit, budgets.leadVisitBytes);
}

/** What a first visit to the made-up article with three photographs costs. */
export async function weighPhotographsVisit(browser: Browser, { origin }: Address): Promise<Figure> {
	const visit = await visitPage(browser, `${origin}${places.read(photographsId)}`);
	return weighVisit('an article with three photographs', visit);
}
