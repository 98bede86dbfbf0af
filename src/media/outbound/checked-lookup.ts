import type { LookupFunction } from 'node:net';
import { OutboundError } from '../../base/outbound.ts';
import type { AddressRule } from './address-rule.ts';
import type { Destination } from './destination.ts';
import type { FindAddresses } from './names.ts';

/**
 * What a socket asks for the addresses to connect to: it is told only those that the rule lets
 * through, and connects to these very ones.
 */
export const checkedLookup =
  (find: FindAddresses, rule: AddressRule, to: Destination): LookupFunction =>
  (name, options, tell) => {
    void find(name).then(
      (found) => {
        const open = found.filter(({ address }) => !rule.refusal(address, to));
        const [first] = open;
        const [closed] = found;
        if (!first) tell((closed && rule.refusal(closed.address, to)) ?? unknown(name), '');
        else if (options.all) tell(null, [...open]);
        else tell(null, first.address, first.family);
      },
      () => tell(unknown(name), ''),
    );
  };

const unknown = (name: string): OutboundError =>
  new OutboundError('name', `No address is known for ${name}.`);
