import { X509Certificate } from 'node:crypto';
import { BmpString, ObjectIdentifier, OctetString } from 'asn1js';
import { Attribute, AuthenticatedSafe, CertBag, PFX, SafeBag, SafeContents } from 'pkijs';
import { derOf } from './pem.ts';

const OID = {
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  /** Oracle's: without it Java sees no certificate in a PKCS12 as one to trust. */
  trustedKeyUsage: '2.16.840.1.113894.746875.1.1',
  anyExtendedKeyUsage: '2.5.29.37.0',
} as const;

/** What is in it is public: the password only tells that nothing of it is broken. Java's own default. */
export const TRUST_STORE_PASSWORD = 'changeit';

/** A PKCS12 (RFC 7292) of certificates that Java trusts: for `javax.net.ssl.trustStore`. */
export async function trustStore(roots: readonly string[]): Promise<Buffer> {
  const safe = new SafeContents({ safeBags: roots.map(bagOf) });
  const authenticatedSafe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: safe }] },
  });
  await authenticatedSafe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
  await pfx.makeInternalValues({
    password: new TextEncoder().encode(TRUST_STORE_PASSWORD).buffer,
    iterations: 2_048,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return Buffer.from(pfx.toSchema().toBER());
}

/** @param place its place in the store: of entries of one name, Java keeps the last */
function bagOf(root: string, place: number): SafeBag {
  const value = new CertBag({
    certId: OID.x509Certificate,
    certValue: new OctetString({ valueHex: new Uint8Array(derOf(root)).buffer }),
  });
  const { subject = '' } = new X509Certificate(root);
  return new SafeBag({
    bagId: OID.certBag,
    bagValue: value,
    bagAttributes: [
      new Attribute({
        type: OID.friendlyName,
        values: [new BmpString({ value: `${place} ${subject.replaceAll('\n', ', ')}` })],
      }),
      new Attribute({
        type: OID.trustedKeyUsage,
        values: [new ObjectIdentifier({ value: OID.anyExtendedKeyUsage })],
      }),
    ],
  });
}
