/** The folder of the certificates cannot be used as it is; the message says what to do. */
export class CertificatesError extends Error {
  override readonly name = 'CertificatesError';
}
