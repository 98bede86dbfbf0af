import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from './nearest.ts';
import { CONFIG_FILE, type Layer, layerOf, SETTINGS, type Setting } from './settings.ts';
import { ConfigError } from './store-config.ts';

/** Bytes; a file of settings is a thousandth of it. */
const LARGEST = 65_536;

/** Names of what belongs into no file that is copied and committed. */
const SECRET_NAME = /key|secret|token|password|passwd|credential|proof/i;
/**
 * Access tokens, an app's id with its secret, keys, and addresses with a password, which is what stands
 * alone before an @, but for a database's user.
 */
const SECRET_TEXT =
  /\b(?:EAA|IGAA)\w{12}|\b\d{5,}\|\w|"[0-9a-f]{32,}"|(?<!postgres(?:ql)?):\/\/[^/\s]*@|:\/\/[^/\s]*:[^/\s]*@/i;

/**
 * What the file of settings in a folder says; nothing where there is none.
 * @throws ConfigError when it cannot be read, holds a secret or an unknown key, or says what no
 *   setting is; the sentence shows no value
 */
export function readConfigFile(folder: string): Layer {
  const file = join(folder, CONFIG_FILE);
  const text = textOf(file);
  if (text === undefined) return {};
  const said = objectOf(file, text);
  for (const [key, value] of Object.entries(said)) checkKey(file, key, value);
  return layerOf((setting) => {
    if (!Object.hasOwn(said, setting.key)) return undefined;
    const by = `"${setting.key}" in ${file}`;
    return { value: textIn(setting, said[setting.key], by), by };
  });
}

function textOf(file: string): string | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (!found.isFile()) throw new ConfigError(`${file} must be a file, and is none.`);
    if (found.size > LARGEST) throw new ConfigError(`${file} is larger than 64 KB.`);
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // A path that leads through a file has nothing at its end.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw new ConfigError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function objectOf(file: string, text: string): Record<string, unknown> {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the file.
    const [where = ''] = /line \d+ column \d+/.exec(String(error)) ?? [];
    throw new ConfigError(`${file} is not JSON${where && `: look at ${where}`}.`);
  }
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) {
    return said as Record<string, unknown>;
  }
  throw new ConfigError(`${file} must hold a JSON object such as {"port": 8080}.`);
}

function checkKey(file: string, key: string, value: unknown): void {
  if (key === '$schema') return;
  const names = SETTINGS.map((setting) => setting.key);
  const isKnown = names.some((name) => name === key);
  const shown = JSON.stringify(key.slice(0, 60));
  if (!isKnown && SECRET_NAME.test(key)) {
    throw new ConfigError(
      `${file} must hold no secret, and ${shown} is one: take it out; the server key is read from CONVOGRAPH_KEY.`,
    );
  }
  if (isKnown && SECRET_TEXT.test(JSON.stringify(value))) {
    throw new ConfigError(`${file} must hold no secret, and ${shown} looks like one: take it out.`);
  }
  if (isKnown) return;
  const near = nearest(key, names);
  throw new ConfigError(
    near === undefined
      ? `There is no setting ${shown}, as ${file} has it: there are ${names.join(', ')}.`
      : `There is no setting ${shown}, as ${file} has it: did you mean "${near}"?`,
  );
}

const FORMS: Readonly<Record<Setting['kind'], string>> = {
  text: 'a text',
  number: 'a whole number',
  list: 'a list of texts',
  switch: 'true or false',
  log: 'true, false, "text" or "json"',
};

/** The value as a flag would have it. */
function textIn({ kind }: Setting, value: unknown, by: string): string | boolean {
  if (typeof value === 'boolean' && (kind === 'switch' || kind === 'log')) return value;
  if (typeof value === 'number' && kind === 'number' && Number.isInteger(value)) return `${value}`;
  if (typeof value === 'string' && (kind === 'text' || kind === 'log')) return value;
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (isList && kind === 'list') return value.join(',');
  throw new ConfigError(`${by} must be ${FORMS[kind]}.`);
}
