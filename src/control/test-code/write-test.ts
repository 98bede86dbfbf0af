import { INDENT } from './act-code.ts';
import { literal } from './literal.ts';
import { SHOWN } from './shown-reply.ts';

/** What a test is run by. */
export const RUNNERS = ['vitest', 'node', 'jest'] as const;

export type Runner = (typeof RUNNERS)[number];

/** A customer, and what he is called in the code. */
export interface CastCustomer {
  readonly called: string;
  readonly name: string;
  readonly platform: 'MESSENGER' | 'INSTAGRAM';
}

/** All that a test is written from. */
export interface TestStory {
  readonly title: string;
  /** ISO 8601: when it begins. */
  readonly now: string;
  readonly page: {
    readonly name: string;
    readonly mode: 'archive' | 'strict';
    readonly instagram: string | undefined;
  };
  readonly app: {
    readonly name: string;
    readonly isDefault: boolean;
    readonly fields: readonly string[] | undefined;
    readonly instagramFields: readonly string[] | undefined;
  };
  readonly customers: readonly CastCustomer[];
  /** Statements, some of several lines; '' sets apart. */
  readonly steps: readonly string[];
}

/** The file of a test. */
export function testCode(
  { title, now, page, app, customers, steps }: TestStory,
  runner: Runner,
  bot: string,
): string {
  const lines: string[] = [
    `const graph = await startConvograph(${literal({ now })});`,
    'try {',
    ...inner(
      `const page = await graph.page(${literal(pageOptions(page), INDENT)});`,
      `const app = await graph.app(${appOptions(app)});`,
      `await app.receives(createBot(app.env()).handler${fieldOptions(app)});`,
      ...customers.map(customerLine),
      '',
      ...steps,
    ),
    '} finally {',
    '  await graph.close();',
    '}',
  ];
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
  return `${HEADS[runner](literal(bot))}
test(${literal(title)}, async () => {
${body}
});

${SHOWN}`;
}

const inner = (...lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));

const BOT_WORDS =
  '// Your bot: made with its environment (GRAPH_URL, PAGE_ACCESS_TOKEN, APP_SECRET …), it has a handler of webhooks.';

const modules = (first: string) => (bot: string) =>
  `import assert from 'node:assert/strict';
${first}import { startConvograph } from 'convograph/testing';
${BOT_WORDS}
import { createBot } from ${bot};
`;

const HEADS: Readonly<Record<Runner, (bot: string) => string>> = {
  node: modules("import { test } from 'node:test';\n"),
  vitest: modules("import { test } from 'vitest';\n"),
  jest: (bot) => `const assert = require('node:assert/strict');
const { startConvograph } = require('convograph/testing');
${BOT_WORDS}
const { createBot } = require(${bot});
`,
};

const pageOptions = ({ name, mode, instagram }: TestStory['page']) => ({
  name,
  mode: mode === 'archive' ? mode : undefined,
  instagram,
});

const appOptions = ({ name, isDefault }: TestStory['app']): string =>
  `{ page, name: ${literal(name)}${isDefault ? ', defaultApp: true' : ''} }`;

function fieldOptions({ fields, instagramFields }: TestStory['app']): string {
  const given = literal({ fields, instagramFields }, INDENT);
  return given === '{}' ? '' : `, ${given}`;
}

function customerLine({ called, name, platform }: CastCustomer): string {
  const on = platform === 'INSTAGRAM' ? ", platform: 'instagram'" : '';
  return `const ${called} = await graph.customer({ page, name: ${literal(name)}${on} });`;
}
