import { X509Certificate } from 'node:crypto';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { Certificates } from '../../certificates/certificates.ts';
import type { StoreFlags } from '../../config/store-config.ts';
import { WrongUse } from '../../house/failure.ts';
import { examples, storeCommand } from '../options.ts';
import { print } from '../output.ts';
import { placeOf } from '../place.ts';
import { certificatesOf } from './certificates-of.ts';
import { FIREFOX, forOneProcess, forTheMachine, type Recipe, type TrustFiles } from './recipes.ts';

interface CaFlags extends StoreFlags {
  readonly pem?: boolean;
  readonly bundle?: boolean;
  readonly trustStore?: boolean;
  readonly renew?: boolean;
}

/** `convograph ca`: the root of a store's certificates, and how it is trusted. */
export function caCommand(): Command {
  return storeCommand('ca', 'Show the root certificate of the store, and how clients trust it')
    .option('--pem', 'print the certificate alone')
    .option('--bundle', 'print the path of a file with the roots of this machine and that one')
    .option('--trust-store', 'print the path of the same for Java, password changeit')
    .option('--renew', 'make another root first: what trusted the one before trusts nothing of it')
    .addHelpText(
      'after',
      [
        "\nIt is made on this machine, for Meta's hosts and this machine alone. Its own key is nowhere.",
        examples('ca', 'ca --json', 'ca --pem', 'ca --bundle', 'ca --trust-store', 'ca --renew'),
      ].join('\n'),
    )
    .action(ca);
}

async function ca(flags: CaFlags): Promise<void> {
  const place = await placeOf(flags);
  const certificates = await certificatesOf(place, flags.json === true, flags.renew);
  const wanted = await wantedOf(certificates, flags);
  if (wanted !== undefined) {
    process.stdout.write(wanted);
    return;
  }
  const { subject, fingerprint, fingerprint256 } = new X509Certificate(certificates.rootPem);
  const { path, password } = await certificates.trustStoreFile();
  const files: TrustFiles = {
    root: certificates.rootFile,
    bundle: await certificates.bundleFile(),
    trustStore: path,
    trustStorePassword: password,
    name: subject?.replace(/^CN=/, '') ?? '',
    sha1: fingerprint.replaceAll(':', ''),
  };
  const ends = new Date(certificates.ends).toISOString();
  const object = {
    root_file: files.root,
    root_pem: certificates.rootPem,
    name: files.name,
    sha256: fingerprint256,
    ends,
    bundle_file: files.bundle,
    trust_store_file: files.trustStore,
    trust_store_password: files.trustStorePassword,
    process: forOneProcess(files),
    machine: forTheMachine(files),
  };
  print(flags, object, text(files, fingerprint256, ends.slice(0, 10)));
}

/** The one thing that flags ask for, undefined where they ask for none. */
async function wantedOf(certificates: Certificates, flags: CaFlags): Promise<string | undefined> {
  const { pem, bundle, trustStore } = flags;
  if ([pem, bundle, trustStore].filter(Boolean).length > 1) {
    throw new WrongUse('Of --pem, --bundle and --trust-store say one: each prints one thing.');
  }
  if (pem) return certificates.rootPem;
  if (bundle) return `${await certificates.bundleFile()}\n`;
  return trustStore ? `${(await certificates.trustStoreFile()).path}\n` : undefined;
}

const text = (files: TrustFiles, sha256: string, end: string): string =>
  [
    '',
    styleText('bold', `  ${files.root}`),
    `  ${files.name}, which counts until ${end}, for Meta's hosts and this machine alone.`,
    `  SHA-256 ${sha256}`,
    '',
    styleText('bold', '  For one process, which leaves everything else as it is'),
    ...lines(forOneProcess(files)),
    '',
    '  The bundle holds the roots of this machine and that one: `npx convograph ca --bundle` has it up to date.',
    '',
    styleText('bold', '  For all of this machine, where nothing else will do'),
    ...lines(forTheMachine(files)),
    `  Firefox\n    ${FIREFOX}`,
    '',
    styleText('bold', '  To trust it no more'),
    ...lines(forTheMachine(files).map(({ of, undo = '' }) => ({ of, command: undo }))),
    '',
  ].join('\n');

const lines = (recipes: readonly Recipe[]): string[] =>
  recipes.map(({ of, command }) => `  ${of}\n    ${command}`);
