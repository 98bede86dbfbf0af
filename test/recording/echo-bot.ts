import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { AppEnv, WebhookHandler } from '../../src/testing/index.ts';

const FILE = new URL('../../examples/echo-bot/bot.cjs', import.meta.url);

interface Bot {
  readonly handler: WebhookHandler;
  remind(to: string): Promise<unknown>;
}

/** What is written in place of what, in the code of a bot. */
export type Change = readonly [before: string, after: string];

/** The echo bot, after its code was changed. */
export function echoBot(env: AppEnv, ...changes: readonly Change[]): Bot {
  let code = readFileSync(FILE, 'utf8');
  for (const [before, after] of changes) {
    if (!code.includes(before)) throw new Error(`The bot does not say ${before}.`);
    code = code.replace(before, after);
  }
  const module = { exports: {} as { createBot(env: AppEnv): Bot } };
  // Not the main module: it does not listen.
  const require = Object.assign(createRequire(FILE), { main: undefined });
  compileFunction(code, ['module', 'require'])(module, require);
  return module.exports.createBot(env);
}

/** Has it answer the very message that was written. */
export const ANSWERS: Change = [
  'for (const message of answersTo(event)) await send(event.sender.id, message);',
  'for (const message of answersTo(event)) await send(event.sender.id, { ...message, metadata: String(event.message?.mid) });',
];

/** The same, always of the first message that it was told of. */
export const ANSWERS_THE_FIRST: Change = [
  'for (const message of answersTo(event)) await send(event.sender.id, message);',
  'for (const message of answersTo(event)) await send(event.sender.id, { ...message, metadata: String(globalThis.first ??= event.message?.mid) });',
];

/** Has it say the address of a picture that it was sent. */
export const SENDS_BACK: Change = [
  'if (!message?.text || message.is_echo) return [];',
  'if (message?.attachments) return [{ text: message.attachments[0].payload.url }]; if (!message?.text || message.is_echo) return [];',
];
