import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate and its key, both PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const EXPLICIT_0 = 0xa0;

/** 1.2.840.10045.4.3.2, ecdsa-with-SHA256 (RFC 5758 § 3.2). */
const ECDSA_SHA256 = encode(OBJECT_ID, Buffer.from('2a8648ce3d040302', 'hex'));
/** 2.5.4.3, commonName. */
const COMMON_NAME = encode(OBJECT_ID, Buffer.from('550403', 'hex'));

/** Makes an X.509 certificate (RFC 5280 § 4.1) for a browser that was told not to check any: only a handshake needs it. */
export function makeSelfSignedCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = encode(SEQUENCE, ECDSA_SHA256);
  const commonName = encode(SEQUENCE, COMMON_NAME, encode(UTF8_STRING, Buffer.from('loopback test server')));
  const name = encode(SEQUENCE, encode(SET, commonName));
  const validity = encode(SEQUENCE, encodeTime('250101000000Z'), encodeTime('491231235959Z'));
  const version3 = encode(EXPLICIT_0, encode(INTEGER, Buffer.from([2])));
  const serial = encode(INTEGER, Buffer.from([1]));
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const body = encode(SEQUENCE, version3, serial, algorithm, name, validity, name, subjectKey);
  const signature = encode(BIT_STRING, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = encode(SEQUENCE, body, algorithm, signature);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

function encodeTime(text: string): Buffer {
  return encode(UTC_TIME, Buffer.from(text));
}

/** Tag, length in as few bytes as it takes, contents (X.690 § 8.1, § 10.1). */
function encode(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...encodeLength(body.length)]), body]);
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}
