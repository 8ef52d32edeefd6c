// What the worker learnt of the network from its own errands, told to every tab.
import type { Fault, FaultCode } from '#lib/contract/faults.ts';
import type { Announcement, NetworkState } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import { answeredBy } from '#lib/vault/sources.ts';

const channel = new BroadcastChannel(channelName);

/** Faults that say that something stands between us and our server; faults of the device or of one address say nothing. */
const obstructed: ReadonlySet<FaultCode> = new Set([
	'unreachable',
	'timeout',
	'wrong-answer',
	'wrong-bytes',
	'wrong-signature',
	'wrong-key'
]);

/** Tells every tab. */
export function announce(announcement: Announcement): void {
	channel.postMessage(announcement);
}

/** Tells every tab how an errand went; `undefined` stands for verified bytes. */
export function noteOutcome(fault: Fault | undefined): void {
	const state = stateOf(fault);
	if (state === undefined) return;
	const mirror = answeredBy();
	const at = new Date().toISOString();
	// What a mirror brought was proven, but it is not our server that answers.
	if (state === 'well' && mirror !== undefined) announce({ kind: 'network', state: 'unreachable', at, mirror });
	else announce({ kind: 'network', state, at });
}

function stateOf(fault: Fault | undefined): NetworkState | undefined {
	if (fault === undefined) return 'well';
	if (fault.code === 'offline') return 'offline';
	return obstructed.has(fault.code) ? 'unreachable' : undefined;
}
