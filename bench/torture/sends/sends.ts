import type { Torture } from '../kills.ts';
import { type Acknowledged, sendByServer } from './clients.ts';
import { doneIn, type KeptMessage, readMessages } from './kept.ts';
import { requireSeeing } from './proof.ts';
import { type Stage, setStage } from './stage.ts';
import { Verdict } from './verdict.ts';

/** Messages that the Pages send, and that people write, with their webhooks. */
export const sends: Torture<Stage, Acknowledged> = {
  flag: '--sends',
  answers: 'messages',
  weakenings: ['acknowledged', 'cursor', 'order'],
  set: setStage,
  act: sendByServer,
  judge(stage) {
    const verdict = new Verdict(stage);
    const known = new Map<string, KeptMessage>();
    const kept = (database: Parameters<typeof doneIn>[0]) => ({
      messages: readMessages(database, known),
      done: doneIn(database),
    });
    return {
      look: (database, receipts, claims) => verdict.look(receipts, claims, kept(database)),
      due: (database) =>
        [...kept(database).messages].flatMap(([mid, { page }]) =>
          (stage.pages.find(({ id }) => id === page)?.apps ?? []).map((app) => `${app} ${mid}`),
        ),
      missing: (database) => verdict.missing(kept(database)),
      requireSeeing: (database, receipts, claims) =>
        requireSeeing(stage, { receipts, claims, kept: kept(database) }),
      get deliveries() {
        return verdict.deliveries;
      },
    };
  },
};
