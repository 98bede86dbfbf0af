import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ControlCell, OURS, type Row } from '../src/messaging/thread-control/cell.ts';
import type { ControlEventKind } from '../src/messaging/thread-control/event.ts';
import { GATES } from '../src/messaging/thread-control/gates.ts';
import { CONTROL_TABLES } from '../src/messaging/thread-control/machine.ts';
import { OURS_BESIDE } from '../src/messaging/thread-control/ours.ts';
import { REGIMES, type Regime, SITUATIONS } from '../src/messaging/thread-control/state.ts';
import { cell, make } from './make.ts';

const FILE = join(
  resolve(import.meta.dirname, '..'),
  ...['docs', 'reference', 'thread-control.md'],
);

/** What happens, in words. */
const EVENTS: Readonly<Record<ControlEventKind, string>> = {
  message: 'the customer writes, taps or comes by a link',
  send: 'an app sends',
  pass: '`pass_thread_control`',
  take: '`take_thread_control`',
  request: '`request_thread_control`',
  release: '`release_thread_control`',
  extend: '`extend_thread_control`',
  inbox: 'Meta’s inbox, or Meta AI, answers',
  done: '“Done” in the inbox',
  gone: 'an app is unsubscribed, given up after failures, or removed',
  clock: 'time',
};

const TITLES: Readonly<Record<Regime, string>> = {
  none: 'Without a default app',
  routing: 'With a default app: Conversation Routing',
  handover: 'With a Primary Receiver: the older Handover Protocol',
};

const isOurs = ({ source }: ControlCell<never>): boolean => source === OURS;

const told = (each: ControlCell<never>): string =>
  `${cell(each.words)} (${isOurs(each) ? '**ours**' : `wire.md ${each.source}`})`;

function section(regime: Regime): string {
  const rows = (Object.keys(EVENTS) as ControlEventKind[]).map((event) => {
    const row = CONTROL_TABLES[regime][event] as Row<never>;
    const cells = SITUATIONS.map((situation) => told(row[situation]));
    const isOne = new Set(cells).size === 1;
    return `| ${EVENTS[event]} | ${(isOne ? [cells[0], 'the same', 'the same'] : cells).join(' | ')} |`;
  });
  return `## ${TITLES[regime]}

| what happens | nobody owns it | an app owns it | Meta’s own app owns it |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** All of it that has no source: cells of the tables, each once, and what is beside them. */
export function controlWithoutSource(): string[] {
  const said = REGIMES.flatMap((regime) =>
    (Object.keys(EVENTS) as ControlEventKind[]).flatMap((event) => {
      const row = CONTROL_TABLES[regime][event] as Row<never>;
      const ours = SITUATIONS.map((situation) => row[situation]).filter(isOurs);
      return ours.map(({ words }) => `${EVENTS[event]}: ${words}`);
    }),
  );
  const gates = (GATES as readonly ControlCell<never>[]).filter(isOurs).map(({ words }) => words);
  return [...new Set([...said, ...gates, ...OURS_BESIDE])];
}

/** The whole of docs/reference/thread-control.md. */
export const threadControlText = (): string => `# Who controls a conversation

Made by \`npm run docs\` from the tables that decide (\`src/messaging/thread-control/\`); a test fails when
this page and they differ, and each cell has a test that names it. Behind each stands the section of
[wire.md](../wire.md) that says so; what is **ours** has no source, and is a guess.

A Page is in one of three regimes: without a default app; with one (\`page set --default-app\`); or, without
one and with a Primary Receiver (\`page set --primary-receiver\`), in the older protocol. Meta’s own app is
the Page’s inbox, 263902037430900, as which Meta AI answers too, or that of Instagram, 1217981644879628.
On Instagram “others are refused (100)” is 100/2534037 throughout.

${REGIMES.map(section).join('\n')}
## Before the tables

What an app asks for by \`…_thread_control\` is refused first where

${GATES.map((each) => `- ${told(each as ControlCell<never>)}`).join('\n')}

## What else is ours

${OURS_BESIDE.map((each) => `- ${each}`).join('\n')}
`;

await make(import.meta.url, async () => {
  writeFileSync(FILE, threadControlText());
  return [FILE];
});
