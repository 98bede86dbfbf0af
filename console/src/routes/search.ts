/** A pane of the studio. */
export const PANES = ['customer', 'timeline', 'work'] as const;
export type Pane = (typeof PANES)[number];

/** What the Work pane shows: of a row, or of the conversation that is open. */
const WORK_TABS = ['row', 'explorer', 'inbox', 'why'] as const;
export type WorkTab = (typeof WORK_TABS)[number];

/** Where a Page has a conversation, and on which platform. */
export const FOLDERS = ['inbox', 'other', 'page_done', 'spam'] as const;
const PLATFORMS = ['MESSENGER', 'INSTAGRAM'] as const;

/** All that a page shows besides what the server has: it is the page's address, and Back undoes it. */
export interface View {
  /** Id of the Page that is looked at. */
  readonly page?: string;
  /** Id of the app through whose eyes. */
  readonly as?: string;
  /** Id of the app whose webhooks are looked at. */
  readonly app?: string;
  /** Id of the conversation that the telephone shows. */
  readonly conversation?: string;
  /** Number of the row that is selected. */
  readonly sel?: number;
  /** Which rows, in the grammar of the timeline. */
  readonly q?: string;
  /** The number behind which rows begin: what was before is cleared away. */
  readonly from?: number;
  /** Rows as one text. */
  readonly plain?: true;
  readonly tab?: WorkTab;
  /** The call of the explorer (explorer/call.ts): `GET /v25.0/me?fields=id`, without its token. */
  readonly call?: string;
  /** What that call sends as its body. */
  readonly body?: string;
  /** A handle of the token that it is made with, never its text. */
  readonly token?: string;
  /** Which of Meta's hosts is asked; facebook without it. */
  readonly host?: 'instagram';
  /** Of the inbox. */
  readonly folder?: (typeof FOLDERS)[number];
  readonly platform?: (typeof PLATFORMS)[number];
  /** The pane that is seen where there is no room for all. */
  readonly pane?: Pane;
  /** The pane that fills the window. */
  readonly full?: Pane;
  /** Id of the job that the import page shows: a look, or an import. */
  readonly job?: string;
  /** Name of the error of the catalogue that is open. */
  readonly error?: string;
  /** What of a list is shown: a kind of token, a family of errors. */
  readonly of?: string;
  /** The version that the reference is of. */
  readonly version?: string;
  /** What is looked for in it. */
  readonly find?: string;
  /** The language. */
  readonly hl?: string;
}

const text = (value: unknown, most = 2_000): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;

/** Letters that a call may have in an address: as many as servers take in one. */
const CALL = 16_000;

/** What stands for a token: an id, or a word. What could be a token's text is no part of a view. */
const handle = (value: unknown): string | undefined =>
  /^(?:app:\d{1,20}|\d{1,15}(?::\d{1,20})?|none|pasted)$/.test(String(value))
    ? String(value)
    : undefined;

const number = (value: unknown): number | undefined =>
  /^\d{1,15}$/.test(String(value)) ? Number(value) : undefined;

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);

/** Reads an address; what it cannot be is left out. */
export function readView(given: Readonly<Record<string, unknown>>): View {
  return viewOf({
    page: text(given.page),
    as: text(given.as),
    app: text(given.app),
    conversation: text(given.conversation),
    sel: number(given.sel),
    q: text(given.q),
    from: number(given.from),
    plain: given.plain === undefined ? undefined : true,
    tab: oneOf(WORK_TABS, given.tab),
    call: text(given.call, CALL),
    body: text(given.body, CALL),
    token: handle(given.token),
    host: oneOf(['instagram'], given.host),
    folder: oneOf(FOLDERS, given.folder),
    platform: oneOf(PLATFORMS, given.platform),
    pane: oneOf(PANES, given.pane),
    full: oneOf(PANES, given.full),
    job: text(given.job),
    error: text(given.error),
    of: text(given.of),
    version: text(given.version),
    find: text(given.find),
    hl: text(given.hl),
  });
}

/** A view without what is not said. */
export function viewOf(given: { readonly [K in keyof View]: View[K] | undefined }): View {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The query of an address: plain, as people write it. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

/** The same the other way. */
export function stringifySearch(view: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(view).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? '' : `?${query}`;
}
