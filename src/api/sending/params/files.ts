import { optional, required } from '../../../graph/params/param.ts';
import { bool, list, object, oneOf, string } from '../../../graph/params/types.ts';
import { addressUpTo } from './address.ts';

/** Addresses of files are signed, and long: as long as a request takes. */
const address = addressUpTo(65_536);

/** What of a payload says where a file is: one of these, or a file comes with the request (wire.md 8.2). */
export const fileMembers = {
  url: optional(address, 'Where the file is.'),
  attachment_id: optional(string(), 'A file that was uploaded.'),
  is_reusable: optional(bool, 'Whether to answer an `attachment_id` for it.'),
};

const picture = object({
  type: required(oneOf('image'), 'Pictures alone.'),
  payload: optional(object(fileMembers), 'Where it is.'),
});
const pictures = list(picture);

/** Several pictures: Meta's pages show one that stands for itself, too (wire.md 8.2). */
export const attachments: typeof pictures = {
  ...pictures,
  read(value, at) {
    const isOne = value instanceof Map || (typeof value === 'string' && /^\s*\{/.test(value));
    return isOne ? [picture.read(value, `${at}[0]`)] : pictures.read(value, at);
  },
};
