import { Armed, type ArmedSpec } from '../../base/armed/armed.ts';
import { seededRandom } from '../../base/random.ts';
import type { LogEvent } from '../../store/log/log.ts';

/** What becomes of a webhook that meets chaos. */
export type ChaosKind =
  | 'duplicate'
  | 'reorder'
  | 'drop'
  | 'delay'
  | 'wrong-signature'
  | 'echo-first'
  | 'lose';

/** Chaos as it is armed. */
export interface ChaosSpec extends ArmedSpec {
  readonly kind: ChaosKind;
  /** A webhook field, or `any`. */
  readonly on: string;
  /** Number and id of the Page. */
  readonly page?: { readonly no: number; readonly id: string } | undefined;
  /** Id of the app. */
  readonly app?: string | undefined;
  /** PSID or IGSID of who takes part. */
  readonly customer?: string | undefined;
  /**
   * How late it comes, or how long is waited at most, in ms: of the store's clock where `byClock` says
   * so, else of the machine.
   */
  readonly ms: number;
  readonly byClock: boolean;
  /** How many attempts of an event are dropped, or signed wrongly. */
  readonly attempts: number;
}

/** An event that an app is about to be told of. */
export interface ToldEvent {
  readonly app: string;
  /** Number of the Page. */
  readonly page: number;
  readonly event: LogEvent;
  /** Names of what it is: its field, and message_echoes of an echo on either platform. */
  readonly names: readonly string[];
  /** PSIDs or IGSIDs of who takes part, where they are told. */
  readonly people: readonly string[];
}

/** Chaos that was armed, and how many webhooks met it. */
export class Disturbance extends Armed<ChaosSpec> {
  /** Whether an event meets it now; it is counted. */
  meets({ app, page, event, names, people }: ToldEvent, now: number): boolean {
    const { spec } = this;
    if (spec.on !== 'any' && !names.includes(spec.on)) return false;
    if (spec.page !== undefined && spec.page.no !== page) return false;
    if (spec.app !== undefined && spec.app !== app) return false;
    if (spec.customer !== undefined && !people.includes(spec.customer)) return false;
    return this.counts(now, () => drawn(spec, page, event.no));
  }
}

/** By what happened alone, never by when it is sent: the same again meets the same. */
export const drawn = (
  { seed, kind }: Pick<ChaosSpec, 'seed' | 'kind'>,
  page: number,
  event: number,
): number => seededRandom(`${event} ${page} ${kind} ${seed}`).next();
