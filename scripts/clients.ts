import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AS_OF, type Client } from '../test/clients/known.ts';
import { type ClientRun, clients } from '../test/clients/ran.ts';
import { CannotMake, cell, make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs', 'clients.md');
const RESULTS = join(ROOT, 'test', 'clients', 'results.json');
const HEAD = `| client | of | brought here by | version | how it is known | on | as of ${AS_OF} |\n|---|---|---|---|---|---|---|\n`;

/** What the tests showed of a client when `npm run clients` ran them. */
export interface Result extends ClientRun {
  readonly version: string;
  /** The day of that run. */
  readonly date: string;
  /** What they showed as of a day: titles of those that broke. */
  readonly asOf: {
    readonly day: string;
    readonly passed: number;
    readonly broke?: readonly string[];
  };
}

/** What the tests showed, by client. */
export const results = (): Readonly<Record<string, Result>> =>
  JSON.parse(readFileSync(RESULTS, 'utf8'));

/** docs/clients.md with its table made anew; the rest is written by hand. */
export function clientsText(): string {
  const text = readFileSync(FILE, 'utf8');
  const at = text.indexOf(HEAD);
  if (at < 0) {
    throw new CannotMake(
      `docs/clients.md has no table of clients: put one there that begins so:\n${HEAD}`,
    );
  }
  const after = text.slice(at).search(/\n(?!\|)/);
  const shown = results();
  const rows = clients().map(([name, client]) => row(name, client, shown[name]));
  return `${text.slice(0, at)}${HEAD}${rows.join('\n')}${text.slice(at + after)}`;
}

function row(name: string, client: Client, result: Result | undefined): string {
  const { of, pointed, recipe, version, note, read = '' } = client;
  const known = [proof(client, result), note].filter(Boolean).join(' ');
  const cells = [
    `[${name}](#${anchor(recipe)})`,
    of,
    pointed,
    typeof version === 'string' ? version : (result?.version ?? ''),
    known,
    result?.date ?? read,
    client.read === undefined ? answerOf(name, client, result) : '',
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** Whether a client goes on as of the day, by what its tests showed of it. */
function answerOf(name: string, { asOf }: Client, result: Result | undefined): string {
  const { day, passed = 0, broke = [] } = result?.asOf ?? {};
  if (day !== AS_OF)
    throw new CannotMake(`Nothing shows ${name} as of ${AS_OF}: run \`npm run clients\`.`);
  if (broke.length > 0 !== (asOf !== undefined)) {
    const said =
      broke.length > 0 ? `breaks (${broke.join('; ')}): say with what` : 'works: take out';
    throw new CannotMake(`As of ${AS_OF} ${name} ${said}, \`asOf\` in test/clients/known.ts.`);
  }
  if (asOf === undefined) return 'yes';
  return passed === 0 ? `no: ${asOf}` : `with: ${asOf}`;
}

function proof({ how, read, isTried }: Client, result: Result | undefined): string {
  if (read !== undefined) return `derived from its source${isTried ? ', and tried by hand' : ''}.`;
  if (!result) throw new CannotMake('A client has no result yet: run `npm run clients`.');
  const { passed, tests } = result;
  const links = tests.map((file) => `[${file.split('/').at(-1)}](../${file})`).join(', ');
  const shown = {
    run: 'run',
    replayed: `replayed: ${passed} requests that it was seen to send`,
    derived: `derived from its source: ${passed} requests such as it sends`,
  };
  return `${shown[how]}, ${links}.`;
}

/** As a heading is linked to. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');

await make(import.meta.url, async () => {
  writeFileSync(FILE, clientsText());
  return [FILE];
});
