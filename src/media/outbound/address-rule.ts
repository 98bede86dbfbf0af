import { OutboundError } from '../../base/outbound.ts';
import { type AllowedPlaces, allowedPlaces } from './allowed.ts';
import type { Destination } from './destination.ts';
import { isOwnSocket } from './own-sockets.ts';
import { isNobodys, isPublic } from './public.ts';

/**
 * To which addresses requests go: to public ones by https, to what is allowed by http too, and never
 * to this process. It is asked about addresses, not names: a name may lead anywhere, and elsewhere
 * the next time.
 */
export class AddressRule {
  readonly #allowed: AllowedPlaces;

  /** @param allowTo what is open besides public addresses: see {@link allowedPlaces} */
  constructor(allowTo: readonly string[]) {
    this.#allowed = allowedPlaces(allowTo);
  }

  /** Why a request may not go to an address; undefined where it may. */
  refusal(address: string | undefined, to: Destination): OutboundError | undefined {
    const shown = address === to.host ? address : `${to.host}, at ${address},`;
    if (address === undefined || isNobodys(address)) {
      return new OutboundError('address', `${shown} is no address of one server.`);
    }
    if (isOwnSocket(address, to.port)) {
      return new OutboundError('address', `${shown} is this server itself, on port ${to.port}.`);
    }
    if (this.#allowed.names(to.host) || this.#allowed.has(address)) return undefined;
    if (!isPublic(address)) {
      return new OutboundError(
        'address',
        `${shown} is no public address: \`--allow-to ${optionFor(address, to.host)}\` opens it.`,
      );
    }
    if (to.isSecure) return undefined;
    return new OutboundError(
      'scheme',
      `${to.host} is asked by https alone: \`--allow-to ${to.host}\` lets http do.`,
    );
  }
}

/** What opens an address to requests. */
const optionFor = (address: string, host: string): string =>
  /^127\.|^::1$|^::ffff:127\.|^::ffff:7f/i.test(address) ? 'loopback' : host;
