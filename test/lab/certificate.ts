// A self-signed certificate for the lab's names, made with nothing but Node: no openssl needed on the machine.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a TLS server and a browser need to trust each other in the lab. */
export interface Certificate {
  /** PEM, PKCS #8. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** Base64 SHA-256 of the public key: the value of Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
}

/** DER tags used below (X.690). */
const tag = {
  integer: 2,
  bits: 3,
  octets: 4,
  oid: 6,
  utf8: 12,
  utcTime: 23,
  sequence: 48,
  set: 49,
  names: 130,
} as const;

function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [129, body.length]
        : [130, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

const bits = (content: Buffer): Buffer => der(tag.bits, Buffer.from([0]), content);
const oid = (hex: string): Buffer => der(tag.oid, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer =>
  der(tag.utcTime, Buffer.from(`${date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));

const ecdsaWithSha256 = der(tag.sequence, oid('2a8648ce3d040302'));
const commonName = '550403';
const subjectAltName = '551d11';

const named = (name: string): Buffer =>
  der(tag.sequence, der(tag.set, der(tag.sequence, oid(commonName), der(tag.utf8, Buffer.from(name)))));

const day = 24 * 60 * 60 * 1000;

/** Makes a new key and a certificate for `names` (wildcards allowed), valid for 30 days (RFC 5280, section 4.1). */
export function certificate(names: readonly string[] = ['shop.test', '*.shop.test']): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const issuer = named('Preflight lab');
  const altNames = der(tag.sequence, ...names.map((name) => der(tag.names, Buffer.from(name))));
  const extension = der(tag.sequence, oid(subjectAltName), der(tag.octets, altNames));
  const body = der(
    tag.sequence,
    der(0xa0, der(tag.integer, Buffer.from([2]))),
    // A leading 1 keeps the serial number positive and its encoding minimal.
    der(tag.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    issuer,
    der(tag.sequence, time(new Date(Date.now() - day)), time(new Date(Date.now() + 30 * day))),
    issuer,
    spki,
    der(0xa3, der(tag.sequence, extension)),
  );
  const signed = der(tag.sequence, body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = signed
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
    .trim();
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    spki: createHash('sha256').update(spki).digest('base64'),
  };
}
