import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { storeRows } from '../support/store-rows.ts';
import { MESSAGES_OF_A_TALK, PAGE } from './talk.ts';

/** Path of a database file that does not exist yet, in a directory that goes with the test. */
export function freshFile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'convograph-store-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'convograph.db');
}

/** Names of the talks in a store, in order; fails when one is there in part. */
export async function talksOf(store: Store): Promise<string[]> {
  const { people, conversations, messages } = store.page(PAGE);
  const names: string[] = [];
  for (const { id: name } of await people.after(0, 100_000)) {
    const conversation = await conversations.byId(`t_${name}`);
    const found = conversation ? await messages.older(conversation.no, undefined, 100) : [];
    if (found.length !== MESSAGES_OF_A_TALK || conversation?.messageCount !== found.length) {
      throw new Error(`Of the talk ${name} ${found.length} messages are there.`);
    }
    names.push(name);
  }
  return names;
}

/** Rows of a table, counted over a handle of its own. */
export async function countOf(file: string, table: string): Promise<number> {
  const [row] = await storeRows(file, `select count(*) as n from ${table}`);
  return Number(row?.n);
}

/** Another process that writes talks into a store, and says so after each. */
export interface Writer {
  readonly child: ChildProcess;
  /** Lets it open the store. */
  begin(): void;
  /** Resolves once it has said that so many are written; rejects when it ends before. */
  written(count: number): Promise<void>;
  /** How many it has said were written. */
  count(): number;
  /** Resolves with what it printed to stderr; rejects unless it ended as it should. */
  readonly ended: Promise<string>;
}

/** Starts one; it waits for `begin`. */
export async function startWriter(
  file: string,
  name: string,
  count: number,
  end: 'close' | 'acknowledged' | 'midway' = 'close',
): Promise<Writer> {
  const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, name, String(count), end]);
  const closed = once(child, 'close');
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) await closed;
  });
  let [said, told] = ['', ''];
  const lines = () => said.split('\n').length - 1;
  const waiting: { readonly lines: number; readonly resolve: () => void }[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const each of waiting) if (lines() >= each.lines) each.resolve();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve(told) : reject(new Error(told))));
  });
  ended.catch(() => undefined);
  const after = (count: number) =>
    Promise.race([
      new Promise<void>((resolve) => {
        if (lines() >= count) resolve();
        else waiting.push({ lines: count, resolve });
      }),
      ended.then(() => undefined),
    ]);
  await after(1);
  return {
    child,
    begin: () => child.stdin.end('\n'),
    written: (count) => after(count + 1),
    count: () => lines() - 1,
    ended,
  };
}
