import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { type Certificates, openCertificates } from '../certificates/certificates.ts';
import { CertificatesError } from '../certificates/error.ts';
import { machineRoots } from '../certificates/roots.ts';
import { Failure } from './failure.ts';
import { unwritable } from './store-failure.ts';

/**
 * The certificates of a data directory, made where there are none, by the machine's clock and with its
 * roots.
 * @param tell takes a sentence where the root has ended, or is about to; stderr without it
 * @param isRenewed whether another root is made in any case
 * @throws Failure where the directory cannot be written, or is open to others
 */
export async function certificatesIn(
  dataDir: string,
  tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`),
  isRenewed = false,
): Promise<Certificates> {
  const folder = join(dataDir, 'tls');
  const roots = (): string[] => machineRoots(process.env);
  try {
    return await openCertificates(folder, { clock: systemClock, roots, tell }, isRenewed);
  } catch (error) {
    if (error instanceof CertificatesError) throw new Failure(error.message);
    throw unwritable(folder, error) ?? error;
  }
}
