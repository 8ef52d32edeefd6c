// Certificates made on the spot, right and wrong ones, since not every machine has a program for it (RFC 5280, X.690).
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for this machine and its key, both as PEM. */
export interface Certificate {
	key: string;
	cert: string;
	/** sha-256 of its public key in base64, by which Chromium may be told to trust it. */
	keyHash: string;
}

/** From when until when it is valid, and for which name. */
export interface Validity {
	from: Date;
	until: Date;
	name: string;
}

const dayMs = 86_400_000;

/** Signed by itself, that is by an authority nobody knows; valid now and for `localhost` unless told otherwise. */
export function makeCertificate(others: Partial<Validity> = {}): Certificate {
	const now = Date.now();
	const validity = { from: new Date(now - dayMs), until: new Date(now + 90 * dayMs), name: 'localhost', ...others };
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
	const body = writeBody(validity, keyInfo);
	const signature = sign('sha256', body, { key: privateKey, dsaEncoding: 'der' });
	const whole = sequence(body, ecdsaWithSha256, element(0x03, Buffer.from([0]), signature));
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
		keyHash: createHash('sha256').update(keyInfo).digest('base64')
	};
}

function writeBody({ from, until, name }: Validity, keyInfo: Buffer): Buffer {
	const holder = sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(name)))));
	const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(8)]);
	return sequence(
		element(0xa0, element(0x02, Buffer.from([2]))),
		element(0x02, serial),
		ecdsaWithSha256,
		holder,
		sequence(writeTime(from), writeTime(until)),
		holder,
		keyInfo,
		element(0xa3, sequence(sequence(alternativeName, element(0x04, sequence(element(0x82, Buffer.from(name)))))))
	);
}

/** UTCTime, which certificates use until 2049. */
function writeTime(time: Date): Buffer {
	const digits = time.toISOString().replace(/[-:T]/g, '').slice(2, 14);
	return element(0x17, Buffer.from(`${digits}Z`));
}

function sequence(...parts: Buffer[]): Buffer {
	return element(0x30, ...parts);
}

function element(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	return Buffer.concat([Buffer.from([tag, ...writeLength(content.length)]), content]);
}

function writeLength(length: number): number[] {
	if (length < 0x80) return [length];
	return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

const ecdsaWithSha256 = sequence(element(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = element(0x06, Buffer.from('550403', 'hex'));
const alternativeName = element(0x06, Buffer.from('551d11', 'hex'));
