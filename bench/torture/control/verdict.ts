import type { DatabaseSync } from 'node:sqlite';
import { doneIn, type KeptMessage } from '../sends/kept.ts';
import { Verdict } from '../sends/verdict.ts';
import type { Granted } from './clients.ts';
import type { KeptControl } from './kept.ts';
import type { ControlStage } from './stage.ts';

/** Looks at webhooks of control, each of which is for one app. */
export const verdictOf = (stage: ControlStage): Verdict =>
  new Verdict(stage, (notice) => dueTo(stage, notice));

/** Name of the one app that is told; none of Meta's. */
export function dueTo({ apps }: ControlStage, { only }: KeptMessage): readonly string[] {
  const found = Object.entries(apps).find(([, { id }]) => id === only);
  return found ? [found[0]] : [];
}

/** As {@link Verdict} looks at it. */
export const told = (database: DatabaseSync, { notices }: KeptControl) => ({
  messages: notices,
  done: doneIn(database),
});

/** What was answered, and stands in no history, in words. */
export function unkept({ steps }: KeptControl, claims: readonly Granted[]): string[] {
  const known = new Set(steps.map(({ page, change, metadata }) => `${page} ${change} ${metadata}`));
  return claims
    .filter(({ page, change, metadata }) => !known.has(`${page} ${change} ${metadata}`))
    .map(({ change, metadata }) => `acknowledged, missing: ${change} ${metadata}`);
}
