import { type CallView, readLine, viewOfCall } from './call.ts';

/** A call that the explorer is to show. */
interface Shown {
  readonly method?: string;
  /** A path with its query, or an address of one of Meta's hosts. */
  readonly url: string;
  /** Of a POST: JSON, or a form. */
  readonly body?: string;
  /** A handle, such as the id of a token. */
  readonly token?: string;
  readonly host?: 'facebook' | 'instagram';
}

/** The part of a view that has the explorer show a call: `<Link to="/explorer" search={explorerView({ url: '/me' })}>`. */
export function explorerView({ method = 'GET', url, body = '', token, host }: Shown): CallView {
  const line = readLine(`${method} ${url}`);
  const view = viewOfCall({ ...line, body, token, host: host ?? line.host });
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}
