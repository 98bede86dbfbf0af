import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificates, openCertificates } from '../../src/certificates/certificates.ts';
import { afterFile } from '../support/after-file.ts';

export const DAY = 86_400_000;

/** A folder of certificates that is not there yet, and a clock that a test sets. */
export interface Folder {
  readonly path: string;
  readonly clock: { ms: number };
  /** What was said of roots that end. */
  readonly said: string[];
  open(isRenewed?: boolean, roots?: readonly string[]): Promise<Certificates>;
}

export function newFolder(): Folder {
  const parent = mkdtempSync(join(tmpdir(), 'convograph-certificates-'));
  afterFile(() => rmSync(parent, { recursive: true, force: true }));
  const path = join(parent, 'tls');
  const clock = { ms: Date.now() };
  const said: string[] = [];
  return {
    path,
    clock,
    said,
    open: (isRenewed, roots = []) =>
      openCertificates(
        path,
        {
          clock: { now: () => clock.ms },
          roots: () => roots,
          tell: (sentence) => said.push(sentence),
        },
        isRenewed,
      ),
  };
}
