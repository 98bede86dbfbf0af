import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createToken } from '../src/admin/tokens.ts';
import { systemClock } from '../src/base/clock.ts';
import { seededRandom } from '../src/base/random.ts';
import { openDemo } from '../src/demo/open.ts';
import { openHouse } from '../src/house/house.ts';
import { CannotMake, make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs', 'images', 'explain.svg');

/** Of the terminal. */
const COLUMNS = 128;
/** Pixels of a letter and a line, at 14 px of any monospaced letters. */
const [LETTER, LINE] = [8.43, 20];

/** What `explain` prints in a new demo, for a token that lacks a scope. */
async function output(): Promise<{ command: string; printed: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-picture-'));
  try {
    const dataDir = join(folder, '.convograph');
    const house = await openHouse({
      dataDir,
      clock: systemClock,
      random: seededRandom('picture'),
      env: {},
    });
    const { appId, pageId, psid } = await openDemo(house);
    const scopes = ['pages_read_engagement', 'pages_manage_metadata'];
    const token = await createToken(house, { kind: 'page', appId, pageId, scopes });
    await house.close();
    const call = `GET /me/thread_owner?recipient=${psid}`;
    const args = [
      join(ROOT, 'bin', 'convograph.js'),
      'explain',
      call,
      '--token',
      token.access_token,
    ];
    const { NO_COLOR: _no, CONVOGRAPH_DATA: _data, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env: { ...env, FORCE_COLOR: '1', COLUMNS: String(COLUMNS) },
    }).catch(({ stderr }) => {
      throw new CannotMake(
        `bin/convograph.js explain failed, so there is no picture of it: ${stderr}`,
      );
    });
    return { command: `npx convograph explain "${call}" --token EAA…`, printed: stdout.trimEnd() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A stretch of one look. */
interface Run {
  readonly text: string;
  readonly look: string;
}

/** The names of a look in the picture, by what a terminal is told (ECMA-48, SGR). */
const LOOKS: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal is told by
const SGR = /\u001b\[([\d;]*)m/;

/** A line of a terminal as stretches. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let looks: string[] = [];
  // Every second part is what stood between ESC [ and m.
  for (const [i, part] of line.split(SGR).entries()) {
    if (i % 2 === 0) {
      if (part !== '') runs.push({ text: part, look: looks.join(' ') });
      continue;
    }
    for (const code of part.split(';')) {
      const look = LOOKS[code];
      if (look) looks = [...looks, look];
      else if (code === '22') looks = looks.filter((each) => each !== 'bold' && each !== 'dim');
      else if (code === '39') looks = looks.filter((each) => ['bold', 'dim'].includes(each));
      else looks = [];
    }
  }
  return runs;
}

/** Where a line that is too long goes on in the next: after a blank, if there is one. */
function cutsOf(text: string): number[] {
  const cuts: number[] = [];
  for (let start = 0; text.length - start > COLUMNS; ) {
    const blank = text.lastIndexOf(' ', start + COLUMNS);
    start = blank > start ? blank + 1 : start + COLUMNS;
    cuts.push(start);
  }
  return cuts;
}

/** A line as the lines that a terminal of so many columns has room for. */
function wrapped(runs: readonly Run[]): Run[][] {
  const cuts = cutsOf(runs.map(({ text }) => text).join(''));
  const lines: Run[][] = [[]];
  let at = 0;
  for (const { text, look } of runs) {
    for (let rest = text; rest !== ''; ) {
      const end = cuts.find((cut) => cut > at) ?? Number.POSITIVE_INFINITY;
      const part = rest.slice(0, end - at);
      lines.at(-1)?.push({ text: part, look });
      at += part.length;
      rest = rest.slice(part.length);
      if (at === end) lines.push([]);
    }
  }
  return lines;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const STYLE = `
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;fill:#1a241f;white-space:pre}
.ground{fill:#fbfdfc;stroke:#c9d4ce}.prompt,.dim{fill:#5b6a62}.bold{font-weight:700}
.red{fill:#b3261e}.green{fill:#0b6e50}.yellow{fill:#8a5a00}.cyan{fill:#0b6276}
@media(prefers-color-scheme:dark){text{fill:#dbe5e0}.ground{fill:#101614;stroke:#33403a}
.prompt,.dim{fill:#8fa098}.red{fill:#ff8f86}.green{fill:#6ed6ab}.yellow{fill:#e9c46a}.cyan{fill:#7fd3e6}}
`.trim();

/** The whole of docs/images/explain.svg. */
export async function explainPicture(): Promise<string> {
  const { command, printed } = await output();
  const lines = [
    ...wrapped([
      { text: '$ ', look: 'prompt' },
      { text: command, look: 'bold' },
    ]),
    ...printed.split('\n').flatMap((line) => wrapped(runsOf(line))),
  ];
  const [width, height] = [Math.ceil(COLUMNS * LETTER) + 40, lines.length * LINE + 36];
  const rows = lines.flatMap((runs, i) => {
    const spans = runs.map(({ text, look }) =>
      look ? `<tspan class="${look}">${escaped(text)}</tspan>` : escaped(text),
    );
    const letters = runs.reduce((sum, { text }) => sum + text.length, 0);
    const length = (letters * LETTER).toFixed(1);
    return letters === 0
      ? []
      : [
          `<text x="20" y="${32 + i * LINE}" textLength="${length}" xml:space="preserve">${spans.join('')}</text>`,
        ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(command)}</title>
<style>${STYLE}</style>
<rect class="ground" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10"/>
${rows.join('\n')}
</svg>
`;
}

await make(import.meta.url, async () => {
  mkdirSync(join(ROOT, 'docs', 'images'), { recursive: true });
  writeFileSync(FILE, await explainPicture());
  return [FILE];
});
