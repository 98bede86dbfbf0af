import type { LaneRow } from '../store/log/lanes.ts';
import type { DeliveryDeps } from './deps.ts';

/**
 * How long a lane is taken for, in ms of the machine's clock: so long it is waited for whoever cannot be
 * known to have ended, such as a process of another machine.
 */
const LEASE = 10_000;
/** From then on it is taken for longer. */
const RENEW = (LEASE * 2) / 3;

/** A lane, as one process has it and others do not. */
export class Lease {
  readonly #deps: DeliveryDeps;
  readonly #lane: { readonly app: string; readonly bucket: number };
  #row: LaneRow | undefined;
  #blockedUntil = 0;

  constructor(deps: DeliveryDeps, lane: { readonly app: string; readonly bucket: number }) {
    this.#deps = deps;
    this.#lane = lane;
  }

  /** As it was taken; undefined where it is another's, or was given back. */
  get row(): LaneRow | undefined {
    return this.#row;
  }

  /** Milliseconds of the machine's clock until another's lapses; 0 where none is known of. */
  get blockedFor(): number {
    return Math.max(0, this.#blockedUntil - this.#deps.machine.now());
  }

  /** Another's lease is asked about again, although it has not lapsed. */
  retry(): void {
    this.#blockedUntil = 0;
  }

  /** Takes it, or holds it for longer where it is time; gives false while another has it. */
  async hold(): Promise<boolean> {
    const { machine, store, hasEnded } = this.#deps;
    const now = machine.now();
    if (this.#row && this.#row.until - now > RENEW) return true;
    if (now < this.#blockedUntil) return false;
    this.#row = await this.#take(now, now);
    if (this.#row) return true;
    const other = await store.lanes.of(this.#lane.app, this.#lane.bucket);
    if (other && hasEnded(other.holder)) this.#row = await this.#take(now, other.until);
    if (this.#row) return true;
    this.#blockedUntil = Math.max(other?.until ?? 0, now + 1);
    return false;
  }

  /** @param lapsed whose lease ends until then has it no more, in ms of the machine's clock */
  #take(now: number, lapsed: number): Promise<LaneRow | undefined> {
    const { store, holder } = this.#deps;
    const wanted = { ...this.#lane, holder, until: now + LEASE };
    return store.transaction(async (tx) => tx.lanes.take(wanted, lapsed));
  }

  /** Says how the lane stands; gives false where another has taken it. */
  async stand(standing: LaneRow['standing']): Promise<boolean> {
    const row = this.#row && { ...this.#row, standing };
    if (!row) return false;
    const stood = await this.#deps.store.transaction((tx) => tx.lanes.stand(row));
    this.#row = stood ? row : undefined;
    return stood;
  }

  async release(): Promise<void> {
    const row = this.#row;
    this.#row = undefined;
    if (row) await this.#deps.store.transaction((tx) => tx.lanes.release(row));
  }
}
