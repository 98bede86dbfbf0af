import type { Requirement } from '../../access/permissions.ts';
import type { TokenFacts } from '../../access/token-facts.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { host } from '../answering/host.ts';
import { limits } from '../answering/limits.ts';
import type { Observer, Step, Steppable } from '../answering/take.ts';
import { operation } from '../answering/write.ts';
import type { DialectName } from '../asked-host.ts';
import { DIALECTS, worded } from '../dialects.ts';
import type { Finding } from './finding.ts';
import { kindOf } from './token.ts';
import { WORDS, type Words } from './words.ts';

/**
 * Watches a call on its way and notes of each step what it needs and has. It ends where the next step
 * could not be taken; but past a token that is good no longer, or a right that lacks, it goes on: what
 * else is missing shows all the same.
 */
export class Watcher implements Observer {
  readonly #dialect: DialectName;
  #findings: Finding[] = [];
  #first: GraphError | undefined;
  /** What the last judgement was made of, where its platform was only likely. */
  #likely: readonly Requirement[] | undefined;
  readonly #ended = new WeakSet<Steppable>();
  /** What the token stands for, once it is known. */
  facts: TokenFacts | undefined;

  constructor(dialect: DialectName) {
    this.#dialect = dialect;
  }

  async watch<S extends Steppable>(steps: readonly Step<S>[], state: S): Promise<void> {
    for (const step of steps) {
      if (state.answer !== undefined || this.#ended.has(state)) return;
      // Whoever is not let in is not counted either.
      if ((step as unknown) === limits && !this.#findings[0]?.ok) continue;
      try {
        await step(state);
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        await this.#refused(step, state, error);
        continue;
      }
      const words = WORDS.get(step);
      await this.#tell(words, state, undefined);
      this.#findings.push(...(words?.more?.(state) ?? []));
    }
  }

  async #refused<S extends Steppable>(step: Step<S>, state: S, error: GraphError): Promise<void> {
    const at = step as unknown;
    this.#first ??= error;
    if (at === host) return this.#ofOtherHost(error);
    // What no node takes is told by the type of this one, now that it is known.
    if (at === operation) this.#findings = this.#findings.filter((each) => !isUntaken(each));
    const words = WORDS.get(at);
    await this.#tell(words, state, error);
    if (!words?.goesOn) this.#ended.add(state);
  }

  async #tell(words: Words<unknown> | undefined, state: unknown, error: GraphError | undefined) {
    const told = await words?.tell(state, error);
    if (!words || !told) return;
    const [needed, has, hint] = told;
    this.#findings.push({ kind: words.kind, needed, has, hint, ok: error === undefined, error });
  }

  identified(facts: TokenFacts, error: GraphError | undefined): void {
    this.facts = facts;
    this.#first ??= error;
    this.#findings.push({
      kind: 'known token',
      needed: 'an access token that is good',
      has: error?.message ?? kindOf(facts),
      ok: error === undefined,
      error,
    });
  }

  #ofOtherHost(error: GraphError): void {
    const [token] = this.#findings;
    if (!token || !this.facts) return;
    this.#findings[0] = {
      ...token,
      needed: `an access token of ${DIALECTS[this.#dialect].host}`,
      has: kindOf(this.facts),
      ok: false,
      error: token.error ?? error,
    };
  }

  judged(requirements: readonly Requirement[], isLikely: boolean): void {
    const error = requirements.find((each) => each.error)?.error;
    const blind = this.#likely;
    this.#likely = isLikely ? requirements : undefined;
    // Judged on the platform that it turned out to be: that counts, unless it ended before.
    if (blind?.some((each) => each.error)) return;
    if (blind) this.#findings = this.#findings.filter((each) => !blind.includes(each as never));
    this.#first ??= error;
    this.#findings.push(...requirements);
  }

  conclude(): void {
    if (this.#first) throw this.#first;
  }

  /** Everything that was noted, each once, in the words of the host that was asked. */
  get findings(): readonly Finding[] {
    const told = this.#findings.map((each) => {
      if (!each.error) return each;
      const error = worded(each.error, this.#dialect);
      return { ...each, error, has: each.has === each.error.message ? error.message : each.has };
    });
    return [...new Map(told.map((each) => [`${each.needed}\n${each.has}`, each])).values()];
  }
}

const isUntaken = ({ kind, has }: Finding): boolean => kind === 'call' && has === 'it does not';
