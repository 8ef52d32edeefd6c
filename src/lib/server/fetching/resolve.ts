// From a host to the addresses that may be connected to: looked up once, every one of them checked.
import { lookup } from 'node:dns/promises';
import { plainAddress } from './plain-address.ts';
import { readAddress } from './address-bytes.ts';
import { isAllowed, mayAllow, type Allowed } from './allow.ts';
import { untilAborted } from './deadlines.ts';
import { closedAs, sealedAs } from './public-address.ts';
import { isLocalName, isUsualPort, type Target } from './target.ts';
import { FetchTrouble } from './trouble.ts';

/** All IP addresses of a host, IPv4 and IPv6, as the name server gave them. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks as every program of this machine does, its hosts file included. */
export const resolveBySystem: Resolve = async (host) => {
	const found = await lookup(host, { all: true, order: 'verbatim' });
	return found.map(({ address }) => address);
};

/** More than a host has; each of them is looked at, and time is bounded. */
const mostAnswers = 1000;

/**
 * The addresses of a target, each of which may be connected to as it stands. One that may not be refuses the host as a
 * whole: a name that leads both outside and inside has no honest use.
 * @throws FetchTrouble of the kind `refused` where host, port or an address may not be asked, `failed` where there is none
 */
export async function resolveTarget(
	target: Target,
	{ allow, resolve, signal }: { allow: readonly Allowed[]; resolve: Resolve; signal: AbortSignal }
): Promise<readonly string[]> {
	if (isLocalName(target.host) && !mayAllow(allow, target))
		throw new FetchTrouble('refused', `is this machine itself${remedy}`);
	if (!isUsualPort(target.port) && !mayAllow(allow, target))
		throw new FetchTrouble('refused', `is at port ${target.port}; Shyraq asks at 80 and 443 only${butAllowed}`);
	const addresses = target.isIpAddress ? [target.host] : await untilAborted(resolve(target.host), signal);
	if (addresses.length === 0) throw new FetchTrouble('failed', 'has a host that no name server knows');
	if (addresses.length > mostAnswers)
		throw new FetchTrouble('refused', `has a host with more than ${mostAnswers} addresses`);
	for (const address of addresses) checkAddress(target, address, allow);
	return [...new Set(addresses)];
}

/**
 * Whether an address of a target may be connected to.
 * @throws FetchTrouble of the kind `refused` where not
 */
export function checkAddress(target: Target, address: string, allow: readonly Allowed[]): void {
	const shown = address === target.host ? 'is' : `has a host at ${plainAddress(address.slice(0, 60))}, which is`;
	if (readAddress(address) === undefined) throw new FetchTrouble('refused', `${shown} no address that can be asked`);
	const sealed = sealedAs(address);
	if (sealed !== undefined) throw new FetchTrouble('refused', `${shown} ${sealed}`);
	if (isAllowed(allow, target, address)) return;
	const closed = closedAs(address);
	if (closed !== undefined) throw new FetchTrouble('refused', `${shown} ${closed}${remedy}`);
	if (!isUsualPort(target.port))
		throw new FetchTrouble('refused', `is at port ${target.port}; Shyraq asks at 80 and 443 only${butAllowed}`);
}

const butAllowed = ', and elsewhere where SHYRAQ_FETCH_ALLOW names it';
const remedy = ', and SHYRAQ_FETCH_ALLOW does not name it';
