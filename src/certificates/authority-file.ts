import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDir } from '../base/make-dir.ts';
import { syncDir } from '../base/sync-dir.ts';
import { CertificatesError } from './error.ts';
import { blocksOf } from './pem.ts';

/** The authority of a folder. */
export interface CertificateAuthority {
  readonly rootPem: string;
  readonly intermediatePem: string;
  /** The intermediate's. */
  readonly keyPem: string;
  /** When both end, in epoch milliseconds. */
  readonly ends: number;
}

/** An authority as it was found, or made. */
interface FoundCertificateAuthority extends CertificateAuthority {
  /** When the one ended in whose place it was put just now; undefined where none had. */
  readonly ended: number | undefined;
}

const FILE = /^authority-(?<number>[1-9]\d{0,8})\.pem$/;
/** What is being written: here, and by base/whole-file.ts. */
const DRAFT = /^authority-draft-[0-9a-f]{12}$|\.tmp$/;

/** A draft that is older was left behind by a process that was killed, in ms. */
const DRAFT_LIFE = 60_000;

/** How often a folder is looked at that others change meanwhile. */
const MOST_LOOKS = 100;

/**
 * The authority of a folder, made where there is none, or where the newest has ended. An authority is
 * one file with a number, put in place whole: of processes that make one at once, all take the one that
 * was first.
 * @param now epoch milliseconds of the machine's clock
 * @param isRenewed whether a new one is made in any case
 * @throws CertificatesError where others may read the key or have put it there, or it is none
 * @throws Error of the file system
 */
export async function openAuthority(
  folder: string,
  now: number,
  isRenewed = false,
): Promise<FoundCertificateAuthority> {
  makeDir(folder);
  if (lstatSync(folder).isSymbolicLink()) throw isLink(folder);
  requireOwn(folder, lstatSync(folder), 0o022);
  tidy(folder, now);
  let isWanted = isRenewed;
  let ended: number | undefined;
  for (let i = 0; i < MOST_LOOKS; i++) {
    const [newest] = numbersIn(folder);
    const found = newest === undefined ? undefined : readAuthority(folder, newest);
    // It was taken away meanwhile, by whoever put a newer one beside it.
    if (newest !== undefined && !found) continue;
    if (found && now < found.ends && !isWanted) return { ...found, ended };
    if (found && now >= found.ends) ended = found.ends;
    await putAuthority(folder, (newest ?? 0) + 1, now);
    isWanted = false;
  }
  throw new CertificatesError(
    `The authority in ${folder} is listed and cannot be opened: remove the files there, and a new one is made, which has to be trusted anew.`,
  );
}

const fileOf = (folder: string, number: number): string => join(folder, `authority-${number}.pem`);

/** Numbers of the authorities of a folder, the newest first. */
const numbersIn = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => FILE.exec(name)?.groups?.number ?? [])
    .map(Number)
    .sort((a, b) => b - a);

/** Makes an authority, unless another process is quicker, and takes away those before it. */
async function putAuthority(folder: string, number: number, now: number): Promise<void> {
  // What makes one is needed once in two years, and takes as long to load as a command.
  const { newAuthority } = await import('./authority.ts');
  const { root, intermediate, key } = await newAuthority(now);
  const draft = join(folder, `authority-draft-${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(draft, key + intermediate + root, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, fileOf(folder, number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  for (const each of numbersIn(folder)) {
    if (each < number) rmSync(fileOf(folder, each), { force: true });
  }
  syncDir(folder);
}

/** Takes away what processes that were killed have left. */
function tidy(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((each) => DRAFT.test(each))) {
    const left = join(folder, name);
    const age = now - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > DRAFT_LIFE) rmSync(left, { force: true });
  }
}

/** An authority; undefined where it is there no more. */
function readAuthority(folder: string, number: number): CertificateAuthority | undefined {
  const file = fileOf(folder, number);
  const text = readSecret(file);
  if (text === undefined) return undefined;
  const [keyPem] = blocksOf(text, 'PRIVATE KEY');
  const [intermediatePem, rootPem] = blocksOf(text, 'CERTIFICATE');
  const isWhole = keyPem && intermediatePem && rootPem;
  const ends = isWhole && endOf(keyPem, intermediatePem, rootPem);
  if (ends) return { rootPem, intermediatePem, keyPem, ends };
  throw new CertificatesError(
    `The file ${file} holds no authority: remove it, and a new one is made, which has to be trusted anew.`,
  );
}

/** When an authority ends, in epoch milliseconds; undefined where its parts do not belong together. */
function endOf(keyPem: string, intermediatePem: string, rootPem: string): number | undefined {
  try {
    const [intermediate, root] = [intermediatePem, rootPem].map((pem) => new X509Certificate(pem));
    if (!intermediate || !root) return undefined;
    const belongs =
      intermediate.checkPrivateKey(createPrivateKey(keyPem)) && intermediate.verify(root.publicKey);
    return belongs ? intermediate.validToDate.getTime() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text of a file that nobody else may read or have put there; undefined where there is none.
 * @throws CertificatesError
 */
function readSecret(file: string): string | undefined {
  // A link could lead to what another wants read, and a pipe to nobody who writes.
  const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const flags = constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  let handle: number;
  try {
    handle = openSync(file, flags);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'ELOOP') throw error;
    throw isLink(file);
  }
  try {
    requireOwn(file, fstatSync(handle), 0o077);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

const isLink = (path: string): CertificatesError =>
  new CertificatesError(`${path} is a link, and the key has to lie there itself.`);

/**
 * @param others permissions that nobody but the owner may have
 * @throws CertificatesError
 */
function requireOwn(path: string, { uid, mode }: Stats, others: number): void {
  // Windows has neither.
  const user = process.getuid?.();
  if (user === undefined) return;
  if (uid !== user) {
    throw new CertificatesError(
      `${path} is another user's: whoever has the key there could stand for Meta's hosts. Name another directory with --data.`,
    );
  }
  if ((mode & others) === 0) return;
  const [right, mended] = others === 0o022 ? ['write', 700] : ['read', 600];
  throw new CertificatesError(
    `Others may ${right} ${path} (mode ${(mode & 0o777).toString(8)}): \`chmod ${mended} ${path}\` closes it; if somebody could have been there, \`npx convograph ca --renew\` makes a new key after that.`,
  );
}
