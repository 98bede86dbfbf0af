import type { Torture } from '../kills.ts';
import { type Granted, handOver } from './clients.ts';
import { gaps, noticeOf, readControl } from './kept.ts';
import { requireSeeingControl } from './proof.ts';
import { type ControlStage, setControlStage } from './stage.ts';
import { dueTo, told, unkept, verdictOf } from './verdict.ts';

/** Who controls conversations: its owner, its history and the webhooks of it agree. */
export const control: Torture<ControlStage, Granted> = {
  flag: '--control',
  answers: 'changes of control',
  weakenings: ['acknowledged', 'history'],
  told: noticeOf,
  set: setControlStage,
  act: handOver,
  judge(stage) {
    const verdict = verdictOf(stage);
    return {
      look(database, receipts, claims) {
        const kept = readControl(database);
        return [
          ...gaps(kept),
          ...unkept(kept, claims),
          ...verdict.look(receipts, [], told(database, kept)),
        ];
      },
      due: (database) =>
        [...readControl(database).notices].flatMap(([key, notice]) =>
          dueTo(stage, notice).map((app) => `${app} ${key}`),
        ),
      missing: (database) => verdict.missing(told(database, readControl(database))),
      requireSeeing: (database, receipts, claims) =>
        requireSeeingControl({ stage, database, receipts, claims }),
      get deliveries() {
        return verdict.deliveries;
      },
    };
  },
};
