import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  GeneralNames,
  GeneralSubtree,
  NameConstraints,
  RelativeDistinguishedNames,
} from 'pkijs';
import type { CertifiedNames } from './names.ts';
import { derOf, pemOf } from './pem.ts';

/** What every client of TLS 1.2 knows. */
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Object identifiers (RFC 5280, appendix A). */
const OID = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

/** What signs: a key, with the certificate by which it is known. */
export interface Signer {
  readonly certificate: Certificate;
  readonly key: webcrypto.CryptoKey;
}

/** Epoch milliseconds. */
export interface Life {
  readonly from: number;
  readonly until: number;
}

/** A new key pair. */
export const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

/** A private key as PEM. */
export async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return pemOf('PRIVATE KEY', Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)));
}

/** What signs, out of its PEM. */
export async function signerOf(certificate: string, key: string): Promise<Signer> {
  return {
    certificate: Certificate.fromBER(bytesIn(certificate)),
    key: await webcrypto.subtle.importKey('pkcs8', bytesIn(key), CURVE, false, ['sign']),
  };
}

const bytesIn = (pem: string): ArrayBuffer => new Uint8Array(derOf(pem)).buffer;

/** A certificate as PEM. */
export const certificatePem = (certificate: Certificate): string =>
  pemOf('CERTIFICATE', Buffer.from(certificate.toSchema().toBER()));

/**
 * A certificate authority that may sign for so many below it, and for these names alone. What it
 * signs counts for servers only.
 * @param signer undefined: signed by itself
 */
export function authority(
  commonName: string,
  below: number,
  names: CertifiedNames,
  life: Life,
  keys: webcrypto.CryptoKeyPair,
  signer?: Signer,
): Promise<Signer> {
  const constraints = new NameConstraints({
    permittedSubtrees: [
      ...names.dns.map(dnsName),
      // An address and its mask: that one alone.
      ...names.ip.map((ip) => addressName([...bytesOf(ip), ...bytesOf(ip).map(() => 0xff)])),
    ].map((base) => new GeneralSubtree({ base })),
  });
  const basic = new BasicConstraints({ cA: true, pathLenConstraint: below });
  return certificateOf({ commonName, life, keys, signer }, [
    extension(OID.basicConstraints, true, basic.toSchema()),
    // keyCertSign and cRLSign.
    extension(OID.keyUsage, true, bits(0b0000_0110, 1)),
    extension(OID.extKeyUsage, false, serverAuth()),
    extension(OID.nameConstraints, true, constraints.toSchema()),
  ]);
}

/** A certificate of a server. */
export function leaf(
  names: CertifiedNames,
  life: Life,
  keys: webcrypto.CryptoKeyPair,
  signer: Signer,
): Promise<Signer> {
  const [commonName] = names.dns;
  const alternatives = [
    ...names.dns.map(dnsName),
    ...names.ip.map((ip) => addressName(bytesOf(ip))),
  ];
  const altNames = new GeneralNames({ names: alternatives });
  return certificateOf({ commonName, life, keys, signer }, [
    extension(OID.basicConstraints, true, new BasicConstraints().toSchema()),
    // digitalSignature.
    extension(OID.keyUsage, true, bits(0b1000_0000, 7)),
    extension(OID.extKeyUsage, false, serverAuth()),
    extension(OID.subjectAltName, false, altNames.toSchema()),
  ]);
}

interface Subject {
  readonly commonName: string;
  readonly life: Life;
  readonly keys: webcrypto.CryptoKeyPair;
  /** Undefined: it signs itself. */
  readonly signer: Signer | undefined;
}

async function certificateOf(
  { commonName, life, keys, signer }: Subject,
  extensions: readonly Extension[],
): Promise<Signer> {
  const certificate = new Certificate({ version: 2, serialNumber: serial() });
  certificate.subject = nameOf(commonName);
  certificate.issuer = signer?.certificate.subject ?? certificate.subject;
  certificate.notBefore.value = new Date(life.from);
  certificate.notAfter.value = new Date(life.until);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const issuer = signer?.certificate ?? certificate;
  certificate.extensions = [
    ...extensions,
    extension(OID.subjectKeyIdentifier, false, keyId(certificate)),
    extension(
      OID.authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: keyId(issuer) }).toSchema(),
    ),
  ];
  await certificate.sign(signer?.key ?? keys.privateKey, 'SHA-256');
  return { certificate, key: keys.privateKey };
}

/** 16 bytes, of which the first makes a positive number of that length. */
function serial(): Integer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return new Integer({ valueHex: new Uint8Array(bytes).buffer });
}

const nameOf = (commonName: string): RelativeDistinguishedNames =>
  new RelativeDistinguishedNames({
    typesAndValues: [
      new AttributeTypeAndValue({
        type: OID.commonName,
        value: new Utf8String({ value: commonName }),
      }),
    ],
  });

/** The SHA-1 of the public key (RFC 5280, 4.2.1.2, the first way). */
function keyId(certificate: Certificate): OctetString {
  const { valueHexView } = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock;
  const hash = createHash('sha1').update(valueHexView).digest();
  return new OctetString({ valueHex: new Uint8Array(hash).buffer });
}

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

const bits = (byte: number, unusedBits: number): BitString =>
  new BitString({ valueHex: Uint8Array.of(byte).buffer, unusedBits });

const serverAuth = (): Sequence =>
  new Sequence({ value: [new ObjectIdentifier({ value: OID.serverAuth })] });

const dnsName = (value: string): GeneralName => new GeneralName({ type: 2, value });

const addressName = (bytes: readonly number[]): GeneralName =>
  new GeneralName({ type: 7, value: new OctetString({ valueHex: Uint8Array.from(bytes).buffer }) });

/** The bytes of an IP address. */
function bytesOf(ip: string): number[] {
  if (isIPv4(ip)) return ip.split('.').map(Number);
  const [head = [], tail = []] = ip.split('::').map((part) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16)),
  );
  const between = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...between, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}
