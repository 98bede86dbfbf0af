import type { z } from 'zod';
import type { Variables } from '../../config/env.ts';
import { SeedDocument, type SeedPath } from './document.ts';
import type { SeedError } from './error.ts';
import { SeedFile } from './schema.ts';

/** A seed file that can be carried out, with the places of what it says. */
export interface ReadSeed {
  readonly seed: SeedFile;
  readonly document: SeedDocument;
}

/**
 * Reads a seed file.
 * @param file what it is called in messages
 * @param text YAML or JSON
 * @throws SeedError for the first thing in it that is wrong
 */
export function readSeed(file: string, text: string, variables: Variables): ReadSeed {
  const document = new SeedDocument(file, text, variables);
  const { data, error } = SeedFile.safeParse(document.value);
  if (data) return { seed: data, document };
  throw errorOf(document, error.issues);
}

/** A path as people write it: `pages[0].name`. */
const pathText = (path: SeedPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

function errorOf(document: SeedDocument, issues: readonly z.core.$ZodIssue[]): SeedError {
  // A key that is mistyped is missing too.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? '' : step));
  const where = pathText(path) || 'The file';
  if (issue?.code === 'unrecognized_keys') {
    return document.errorAtKey([...path, ...issue.keys.slice(0, 1)], `${where} ${issue.message}.`);
  }
  const isMissing = path.length > 0 && !document.has(path);
  return document.errorAt(path, `${where} ${isMissing ? 'is missing' : issue?.message}.`);
}
