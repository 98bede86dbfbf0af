import { ACTS } from './acts/operations.ts';
import { APPS } from './apps/operations.ts';
import { CHAOS, FAIL, FAULTS, MEND } from './armed/operations.ts';
import { CALENDAR } from './calendar/operations.ts';
import { WEBHOOK } from './callbacks/operations.ts';
import { CAN_SEND } from './can-send/operations.ts';
import { CLOCK } from './clock/operations.ts';
import { CONVERSATIONS } from './conversations/operations.ts';
import { IMPORTS } from './imports/operations.ts';
import { JOB, JOBS } from './jobs/operations.ts';
import type { AdminOperation } from './operation.ts';
import { OWNER } from './owner/operations.ts';
import { PAGES } from './pages/operations.ts';
import { PEOPLE } from './people/operations.ts';
import { PRODUCTS } from './products/operations.ts';
import { RESET } from './reset/operations.ts';
import { RESTARTS } from './restarts/operations.ts';
import { SNAPSHOTS } from './snapshots/operations.ts';
import { TOKENS } from './tokens/operations.ts';
import { UPLOADS } from './uploads/operations.ts';
import { USERS } from './users/operations.ts';
import { WEBHOOKS } from './webhooks/operations.ts';

/** Every operation, in the order of its documentation. */
export const OPERATIONS: readonly AdminOperation[] = [
  PAGES,
  PEOPLE,
  PRODUCTS,
  CONVERSATIONS,
  APPS,
  WEBHOOK,
  USERS,
  TOKENS,
  CLOCK,
  ...ACTS,
  OWNER,
  CAN_SEND,
  FAIL,
  CHAOS,
  FAULTS,
  MEND,
  RESTARTS,
  RESET,
  UPLOADS,
  IMPORTS,
  SNAPSHOTS,
  JOBS,
  JOB,
]
  .flatMap(({ operations }) => operations)
  .concat(CALENDAR, WEBHOOKS);
