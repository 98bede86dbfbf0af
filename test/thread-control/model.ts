/*
 * Who holds a conversation, written from wire.md 5.9, 7.2, 7.4, 7.5, 13.1 15 and 13.4 c, d for the two
 * regimes in which a Page has no default app, and has one. Nothing of src/ is used: it is what the
 * product is held against. What has no source is as docs/reference/thread-control.md says of it.
 */

const DAY = 86_400_000;

/** What somebody does; apps by name: `inbox` is Meta's, `stranger` none of the Page's. */
export type Act =
  | { readonly does: 'say' }
  | { readonly does: 'wait'; readonly hours: number }
  | { readonly does: 'send'; readonly app: string }
  | { readonly does: 'pass'; readonly app: string; readonly target: string | undefined }
  | { readonly does: 'take' | 'request' | 'release'; readonly app: string }
  | { readonly does: 'extend'; readonly app: string; readonly hours: number }
  | { readonly does: 'answer' | 'finish' }
  | { readonly does: 'route'; readonly app: string | undefined }
  | { readonly does: 'allow'; readonly app: string; readonly take: boolean };

/** The webhook of control that an app gets. */
export interface Notice {
  readonly app: string;
  readonly of: 'pass' | 'take' | 'request';
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A row of the history; that control ended by time is left out, since it is written when it is noticed. */
export interface Step {
  readonly change: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What comes of an act. */
export interface Outcome {
  /** `code` or `code/subcode`, where it is refused. */
  readonly refused?: string | undefined;
  readonly notice?: Notice | undefined;
  /** The row that the history has more. */
  readonly step?: Step | undefined;
  /** Who hears of a message in `messaging`, and who on standby. */
  readonly hears?: { readonly messaging: readonly string[]; readonly standby: readonly string[] };
}

const REFUSED = {
  another: '10/2018300',
  window: '10/2018278',
  notOwner: '100/2018151',
  notReleaser: '100',
  isOwner: '100',
  wrongApp: '100/2018164',
  noTarget: '100',
  tooLong: '100',
  takeUnrouted: '27/2018464',
  takeForbidden: '10',
  requestRouted: '27',
} as const;

type Refusal = keyof typeof REFUSED;

/** One conversation, and what of its Page decides who holds it. */
export class Model {
  readonly apps: readonly string[];
  readonly takers = new Set<string>();
  defaultApp: string | undefined;
  /** Epoch ms, counted by whoever waits. */
  now = 0;
  #held: { readonly by: string; readonly until: number } | undefined;
  /** When the customer wrote last. */
  #said = 0;

  constructor(apps: readonly string[]) {
    this.apps = apps;
  }

  /** Who holds it now; nobody where it is idle. */
  get owner(): string | undefined {
    return this.#held && this.#held.until > this.now ? this.#held.by : undefined;
  }

  /** What comes of an act, which is done. */
  do(act: Act): Outcome {
    if (act.does === 'wait') {
      this.now += act.hours * 3_600_000;
      return {};
    }
    if (act.does === 'route') {
      this.defaultApp = act.app;
      return {};
    }
    if (act.does === 'allow') {
      if (act.take) this.takers.add(act.app);
      else this.takers.delete(act.app);
      return {};
    }
    return this.#done(act);
  }

  #done(act: Exclude<Act, { does: 'wait' | 'route' | 'allow' }>): Outcome {
    switch (act.does) {
      case 'say':
        return this.#says();
      case 'send':
        return this.#sends(act.app);
      case 'pass':
        return this.#passes(act.app, act.target);
      case 'take':
        return this.#takes(act.app);
      case 'request':
        return this.#requests(act.app);
      case 'release':
        if (this.owner !== act.app) return no('notReleaser');
        return this.#becomes(undefined, 'release');
      case 'extend':
        return this.#extends(act.app, act.hours);
      case 'answer': {
        const from = this.owner;
        if (from === 'inbox') return { hears: this.#hearing() };
        const taken = this.#becomes('inbox', 'take', from && notice('take', from, from, 'inbox'));
        return { ...taken, hears: this.#hearing() };
      }
      case 'finish':
        return this.owner === 'inbox' ? this.#becomes(undefined, 'release') : {};
    }
  }

  /** 7.2: with a default app a message on an idle thread makes it the owner; an owner's day restarts. */
  #says(): Outcome {
    this.#said = this.now;
    const { owner, defaultApp } = this;
    if (owner !== undefined) {
      this.#held = { by: owner, until: Math.max(this.#held?.until ?? 0, this.now + DAY) };
      return { hears: this.#hearing() };
    }
    if (defaultApp === undefined) return { hears: this.#hearing() };
    const outcome = this.#becomes(defaultApp, 'route');
    return { ...outcome, hears: this.#hearing() };
  }

  /** 7.2, 13.1 15: routed the owner alone, of an idle thread the default app; else all but for Meta's. */
  #sends(app: string): Outcome {
    const { owner, defaultApp } = this;
    const alone = owner === 'inbox' || defaultApp !== undefined ? (owner ?? defaultApp) : undefined;
    if (alone !== undefined && alone !== app) return no('another');
    if (this.now - this.#said >= DAY) return no('window');
    return { hears: this.#hearing() };
  }

  /** 7.2, 13.4 c, d. */
  #passes(app: string, target: string | undefined): Outcome {
    const { owner, defaultApp } = this;
    const mayIdle = defaultApp === undefined || app === defaultApp || this.takers.has(app);
    if (owner === undefined ? !mayIdle : owner !== app) return no('notOwner');
    const to = target ?? defaultApp;
    if (to === undefined) return no('noTarget');
    if (to !== 'inbox' && to !== defaultApp && !this.apps.includes(to)) return no('wrongApp');
    if (to === owner) return no('isOwner');
    return this.#becomes(to, 'pass', notice('pass', to, owner, to));
  }

  /** 7.2, 7.4, 13.1 15. */
  #takes(app: string): Outcome {
    const { owner, defaultApp } = this;
    if (defaultApp === undefined) return no('takeUnrouted');
    if (!this.takers.has(app)) return no('takeForbidden');
    if (owner === app) return no('isOwner');
    return this.#becomes(app, 'take', owner && notice('take', owner, owner, app));
  }

  /** 7.2, 13.4 c. */
  #requests(app: string): Outcome {
    const { owner, defaultApp } = this;
    if (defaultApp !== undefined) return no('requestRouted');
    if (owner === undefined) return this.#becomes(app, 'request', notice('pass', app, owner, app));
    if (owner === 'inbox' || owner === app) return {};
    const step = { change: 'request', from: owner, to: owner };
    return { notice: notice('request', owner, app, undefined), step };
  }

  /** 5.9: seven days at most. */
  #extends(app: string, hours: number): Outcome {
    const { owner } = this;
    if (owner !== app) return no('notOwner');
    if (hours > 7 * 24) return no('tooLong');
    return this.#becomes(app, 'extend', undefined, hours * 3_600_000);
  }

  #becomes(
    to: string | undefined,
    change: string,
    told?: Notice | '' | undefined,
    lasts = DAY,
  ): Outcome {
    const from = this.owner;
    this.#held = to === undefined ? undefined : { by: to, until: this.now + lasts };
    // Meta's own app has no callback that could be told.
    const isTold = told && told.app !== 'inbox';
    return { step: { change, from, to }, ...(isTold && { notice: told }) };
  }

  /** 7.5: without a default app nobody stands by. */
  #hearing(): NonNullable<Outcome['hears']> {
    const { owner, defaultApp, apps } = this;
    if (defaultApp === undefined) return { messaging: apps, standby: [] };
    const first = owner ?? defaultApp;
    return {
      messaging: apps.filter((app) => app === first),
      standby: apps.filter((app) => app !== first),
    };
  }
}

const no = (refusal: Refusal): Outcome => ({ refused: REFUSED[refusal] });

const notice = (
  of: Notice['of'],
  app: string,
  from: string | undefined,
  to: string | undefined,
): Notice => ({ app, of, from, to });
