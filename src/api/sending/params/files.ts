import { optional } from '../../../graph/params/param.ts';
import { bool, string } from '../../../graph/params/types.ts';
import { address } from './address.ts';

/** What of a payload says where a file is: one of these, or a file comes with the request (wire.md 8.2). */
export const fileMembers = {
  url: optional(address, 'Where the file is.'),
  attachment_id: optional(string(), 'A file that was uploaded.'),
  is_reusable: optional(bool, 'Whether to answer an `attachment_id` for it.'),
};
