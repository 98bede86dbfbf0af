import { Armed, type ArmedSpec } from '../../base/armed/armed.ts';
import { type Random, seededRandom } from '../../base/random.ts';
import type { ErrorName } from '../../graph/errors/error.ts';
import type { Caller } from '../caller.ts';

/** What becomes of a call that meets a fault. */
export type FaultEffect =
  /** An error of the catalogue, with what its `{words}` stand for. */
  | {
      readonly kind: 'error';
      readonly row: ErrorName;
      readonly values: Readonly<Record<string, string>>;
    }
  /** The connection ends before the answer, or in the middle of it. */
  | { readonly kind: 'cut'; readonly at: 'before' | 'middle' }
  /** The answer ends in the middle of its JSON, though its length says that it is whole. */
  | { readonly kind: 'malformed' }
  /** What a proxy before the Graph API answers. */
  | { readonly kind: 'page'; readonly status: number; readonly body: 'html' | 'empty' }
  /** Nothing is answered as long as the client, and the server, live. */
  | { readonly kind: 'timeout' }
  /** The answer itself, later. */
  | { readonly kind: 'late' };

/** Which calls meet a fault; a part that is absent holds for all. */
interface FaultTarget {
  /** A name of the call (api/faults/call-names.ts), or `any`. */
  readonly on: string;
  /** As asked for without its version; `*` stands for any letters. */
  readonly path?: string | undefined;
  /** Its id, and that of its Instagram account. */
  readonly page?: readonly string[] | undefined;
  /** Id of the app of the token. */
  readonly app?: string | undefined;
  /** Number of the token. */
  readonly token?: number | undefined;
}

/** A fault as it is armed. */
export interface FaultSpec extends ArmedSpec {
  readonly target: FaultTarget;
  readonly effect: FaultEffect;
  /** Milliseconds of the machine that the answer comes later. */
  readonly latency: number;
  /** Whether the call takes effect first. */
  readonly after: boolean;
}

/** A call as faults look at it. */
export interface FaultCall {
  readonly names: readonly string[];
  /** Without its version. */
  readonly path: string;
  /** The id that the path names first. */
  readonly node: string | undefined;
}

/** A fault that was armed, and how often it was met. */
export class Fault extends Armed<FaultSpec> {
  /** Whether it is for what is posted to `messages` alone: most are. */
  readonly isOfSends: boolean;
  readonly #chance: Random;
  readonly #path: RegExp | undefined;

  constructor(no: number, spec: FaultSpec) {
    super(no, spec);
    this.#chance = seededRandom(spec.seed);
    const { on, path } = spec.target;
    this.isOfSends = on === 'send' || on === 'sender_action';
    const escaped = path?.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll(/\*+/g, '.*');
    this.#path = escaped === undefined ? undefined : new RegExp(`^${escaped}$`, 's');
  }

  /** Whether it is for such calls, whoever makes them. */
  isFor({ names, path }: FaultCall): boolean {
    const { on } = this.spec.target;
    // What a batch holds meets faults one by one, and the batch itself only what is meant for it.
    const isNamed = on === 'any' ? !names.includes('batch') : names.includes(on);
    return isNamed && (this.#path?.test(path) ?? true);
  }

  /** Whether one of those calls meets it now; it is counted. */
  meets({ node = '' }: FaultCall, caller: Caller | undefined, now: number): boolean {
    const { page, app, token } = this.spec.target;
    if (page && !page.includes(caller?.page?.id ?? '') && !page.includes(node)) return false;
    if (app !== undefined && caller?.app.id !== app) return false;
    if (token !== undefined && caller?.no !== token) return false;
    return this.counts(now, () => this.#chance.next());
  }
}
