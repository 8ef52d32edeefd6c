// A connection to an address that was checked, and to no other.
import { connect as connectPlain, type Socket } from 'node:net';
import { once } from 'node:events';
import { connect as connectSecurely } from 'node:tls';
import { readAddress } from './address-bytes.ts';
import type { Deadlines } from './deadlines.ts';
import { tellMs, type Limits } from './limits.ts';
import type { Target } from './target.ts';
import { FetchTrouble } from './trouble.ts';

/** What a connection is made under. */
export interface Conditions {
	deadlines: Deadlines;
	limits: Limits;
	/** Certificates of authorities beside those that Node knows, as PEM. */
	authorities?: readonly string[];
}

/**
 * Connects to one of a host's addresses, trying a few in turn, and shakes hands where the address is https. The name
 * is not looked up again, so what was checked is what is reached.
 * @param addresses checked ones, by `resolveTarget`
 * @throws FetchTrouble where the time is over, else what the last address failed with
 */
export async function connectTo(
	target: Target,
	addresses: readonly string[],
	{ deadlines, limits, authorities }: Conditions
): Promise<Socket> {
	deadlines.start('connect', limits.connectMs, `could not be connected to within ${tellMs(limits.connectMs)}`);
	const socket = await connectToOne(target.port, pickAddresses(addresses, limits.addresses), deadlines.signal, limits);
	const ready = target.isSecure ? await shakeHands(socket, target, deadlines.signal, authorities) : socket;
	deadlines.stop('connect');
	return ready;
}

/** A few addresses, of both families in turn, since a machine often has only one of them. */
export function pickAddresses(addresses: readonly string[], most: number): readonly string[] {
	const isSix = (address: string) => address.includes(':');
	const isFirst = isSix(addresses[0] ?? '');
	const first = addresses.filter((address) => isSix(address) === isFirst);
	const second = addresses.filter((address) => isSix(address) !== isFirst);
	return Array.from({ length: most }, (_, at) => [...first.slice(at, at + 1), ...second.slice(at, at + 1)])
		.flat()
		.slice(0, most);
}

async function connectToOne(
	port: number,
	addresses: readonly string[],
	signal: AbortSignal,
	{ connectMs }: Limits
): Promise<Socket> {
	let failure: unknown;
	for (const [at, address] of addresses.entries()) {
		try {
			// The last one may take what is left of the time; those before it their share
			const isLast = at === addresses.length - 1;
			return await connectToAddress(address, port, signal, isLast ? undefined : connectMs / addresses.length);
		} catch (caught) {
			signal.throwIfAborted();
			failure = caught;
		}
	}
	throw failure;
}

async function connectToAddress(
	address: string,
	port: number,
	signal: AbortSignal,
	limitMs: number | undefined
): Promise<Socket> {
	const socket = connectPlain({ host: address, port, autoSelectFamily: false, noDelay: true });
	hold(socket);
	const stop = AbortSignal.any(limitMs === undefined ? [signal] : [signal, AbortSignal.timeout(Math.ceil(limitMs))]);
	try {
		await once(socket, 'connect', { signal: stop });
		if (!isSameAddress(socket.remoteAddress, address))
			throw new FetchTrouble('refused', `led to another address than ${address}, which was checked`);
		return socket;
	} catch (caught) {
		socket.destroy();
		throw caught;
	}
}

async function shakeHands(
	socket: Socket,
	{ host, isIpAddress }: Target,
	signal: AbortSignal,
	authorities: readonly string[] | undefined
): Promise<Socket> {
	// The name is for the certificate and for servers that have many; an IP address is no name (RFC 6066, 3)
	const secure = connectSecurely({
		socket,
		host,
		...(isIpAddress ? {} : { servername: host }),
		...(authorities === undefined ? {} : { ca: [...authorities] }),
		ALPNProtocols: ['http/1.1']
	});
	hold(secure);
	try {
		await once(secure, 'secureConnect', { signal });
		return secure;
	} catch (caught) {
		secure.destroy();
		socket.destroy();
		throw caught;
	}
}

/** A socket that is given up may still fail, and then nobody is left to be told: whoever waits for it listens as well. */
function hold(socket: Socket): void {
	socket.on('error', () => socket.destroy());
}

function isSameAddress(one: string | undefined, other: string): boolean {
	const bytes = readAddress(one ?? '');
	return bytes !== undefined && bytes.join() === readAddress(other)?.join();
}
