import type { Agent, ClientRequest } from 'node:http';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { urlHost } from '../base/url-host.ts';
import type { FindAddresses } from '../media/outbound/names.ts';
import { isPublic } from '../media/outbound/public.ts';
import type { Authority, ProxyTarget } from './authority.ts';
import { ProxyRefusal } from './refusal.ts';

const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');
const net = process.getBuiltinModule('node:net');

/** A request as it is sent on. */
interface Sending {
  readonly method: string;
  /** Name, value, name, value. */
  readonly headers: readonly string[];
}

/** The ways out: to the server over connections that are kept, and to others over one of their own. */
export class Reach {
  readonly #upstream: URL;
  readonly #find: FindAddresses;
  readonly #wire: typeof http | typeof https;
  readonly #kept: Agent;

  /** @param upstream the server */
  constructor(upstream: URL, find: FindAddresses) {
    this.#upstream = upstream;
    this.#find = find;
    this.#wire = upstream.protocol === 'https:' ? https : http;
    this.#kept = new this.#wire.Agent({ keepAlive: true });
  }

  toServer(path: string, { method, headers }: Sending): ClientRequest {
    const { port } = this.#upstream;
    return this.#wire.request({
      ...{
        host: urlHost(this.#upstream),
        port: port || undefined,
        method,
        path,
        headers: [...headers],
      },
      agent: this.#kept,
    });
  }

  /**
   * @param isOpen whether to addresses that are not public too. Connections are not kept: who may use
   *   one may be nobody who may use the next
   * @throws ProxyRefusal for an address that is not public
   */
  toOther(target: ProxyTarget, isOpen: boolean, { method, headers }: Sending): ClientRequest {
    const { host, port, path, isSecure } = target;
    const way = this.#wayTo(target, isOpen);
    const asked = {
      host,
      port,
      method,
      path,
      headers: [...headers],
      ...way,
      agent: false,
    } as const;
    return isSecure ? https.request(asked) : http.request(asked);
  }

  /** A connection to another host, as {@link toOther}. */
  open(to: Authority, isOpen: boolean): Socket {
    const { host, port } = to;
    return net.connect({ host, port, allowHalfOpen: true, ...this.#wayTo(to, isOpen) });
  }

  /** Ends the connections to the server. */
  close(): void {
    this.#kept.destroy();
  }

  #wayTo({ host }: Authority, isOpen: boolean): { readonly lookup?: LookupFunction } {
    if (isOpen) return {};
    // A socket asks for no address where it is told one.
    if (isIP(host) !== 0 && !isPublic(host)) throw notPublic();
    return { lookup: publicLookup(this.#find) };
  }
}

/**
 * What a socket asks for the addresses to connect to, and then connects to these very ones: a name
 * may lead elsewhere the next time.
 */
const publicLookup =
  (find: FindAddresses): LookupFunction =>
  (name, { all }, tell) => {
    void find(name).then(
      (found) => {
        const open = found.filter(({ address }) => isPublic(address));
        const [first] = open;
        if (!first) tell(notPublic(), '');
        else if (all) tell(null, [...open]);
        else tell(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => tell(error, ''),
    );
  };

const notPublic = (): ProxyRefusal =>
  new ProxyRefusal(
    403,
    'Public addresses only',
    'That host has no public address, and this proxy leads to no other: call it directly (NO_PROXY).',
  );
