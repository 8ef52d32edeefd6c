// What the worker's second file takes from the first: whatever holds state, or must be one and the same in both.
// The build reads the imports below (tools/build/late.ts): a name that the second file uses from these rooms must stand here.
import { hashOf, toBytes, toHex, toText } from '#lib/article/bytes.ts';
import { byAge, showLibrary } from '#lib/article/front.ts';
import { isSameKey, isSignedBy, readKey } from '#lib/article/key.ts';
import { paintItems } from '#lib/article/compose/library.ts';
import { contentsLimit, readArticle } from '#lib/article/read.ts';
import { list, maybe, object, oneOf, readAs, readJson, text, time, whole } from '#lib/article/schema.ts';
import { FaultError, faultOf } from '#lib/contract/faults.ts';
import { isLanguage } from '#lib/contract/languages.ts';
import { isMobileKind } from '#lib/contract/messages.ts';
import { cacheNames, channelName, lockNames, outboxChannelName, places, syncTags } from '#lib/contract/places.ts';
import { addressOf, dropBytes, dropNamed, isHash, takeBytes, takeNamed } from '#lib/vault/bytes-kept.ts';
import { forgetContents, healPin, hold, loadContents, loadKey, readForm, verify } from '#lib/vault/contents.ts';
import { refuseInDrill, setDrill } from '#lib/vault/drill.ts';
import { followedList, ledgerList } from '#lib/vault/entries.ts';
import { ask, faultOfStatus, fetchNamed, gather, joinBytes, ofAnswer, uncounted } from '#lib/vault/fetch.ts';
import { changeLedger, readFact, useLedger, writeFact } from '#lib/vault/ledger.ts';
import { findFigure, findPicture, readPicture } from '#lib/vault/pictures.ts';
import { storageFault } from '#lib/vault/storage-fault.ts';
import { canary, isWhole } from '#lib/vault/whole.ts';
import { forgetTemplates, loadSet } from './paint.ts';
import { scope } from './scope.ts';
import { checkShell, listLackingRooms, mendShell, mendShellFile, shell } from './shell.ts';
import { noteAlive, noteDead } from './standing.ts';

/** Puts it where the second file looks for it. */
export function exposeCore(): void {
	Object.assign(scope, {
		shyraqCore: {
			addressOf,
			ask,
			byAge,
			cacheNames,
			canary,
			changeLedger,
			channelName,
			checkShell,
			contentsLimit,
			dropBytes,
			dropNamed,
			FaultError,
			faultOf,
			faultOfStatus,
			fetchNamed,
			findFigure,
			findPicture,
			followedList,
			forgetContents,
			forgetTemplates,
			gather,
			hashOf,
			healPin,
			hold,
			isHash,
			isLanguage,
			isMobileKind,
			isSameKey,
			isSignedBy,
			isWhole,
			joinBytes,
			ledgerList,
			list,
			listLackingRooms,
			loadContents,
			loadKey,
			loadSet,
			lockNames,
			maybe,
			mendShell,
			mendShellFile,
			noteAlive,
			noteDead,
			object,
			ofAnswer,
			oneOf,
			outboxChannelName,
			paintItems,
			places,
			readArticle,
			readAs,
			readFact,
			readForm,
			readJson,
			readKey,
			readPicture,
			refuseInDrill,
			scope,
			setDrill,
			shell,
			showLibrary,
			storageFault,
			syncTags,
			takeBytes,
			takeNamed,
			text,
			time,
			toBytes,
			toHex,
			toText,
			uncounted,
			useLedger,
			verify,
			whole,
			writeFact
		}
	});
}
