import { FLAGS, type MessageExtra, type StoredAttachment } from '../../store/page/message.ts';
import type { Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { word } from '../schema.ts';

const KINDS = ['like_heart', 'ephemeral', 'unsupported_type', 'unsupported'] as const;

/** The parameter that says that something is sent of which apps are told little more than that. */
export const kind = word(
  KINDS,
  'something without text: like_heart, ephemeral (a picture that is gone once it was seen) or unsupported_type, each on Instagram, or unsupported, which the API does not show at all',
  { what: 'A message is' },
);

/**
 * A message of which apps are told the kind.
 * @throws AdminError where the platform has none such, or it has no file
 */
export function ofKind(
  kind: (typeof KINDS)[number] | undefined,
  { person }: Pick<Stage, 'person'>,
  [file, ...more]: readonly StoredAttachment[],
): { readonly extra: Pick<MessageExtra, 'bare'>; readonly flags: number } {
  if (kind === undefined) return { extra: {}, flags: 0 };
  if (kind === 'unsupported') return { extra: {}, flags: FLAGS.unsupported };
  if (person.platform !== 'INSTAGRAM') {
    throw new AdminError(`A ${kind} is Instagram's, and "${person.name}" is on Messenger.`);
  }
  if (more.length > 0 || (file !== undefined && kind !== 'unsupported_type')) {
    throw new AdminError(
      `A ${kind} has no files, but for an unsupported_type, which may have one.`,
    );
  }
  const media = file?.media;
  return {
    extra: { bare: { kind, ...(media !== undefined && { media }) } },
    flags: kind === 'like_heart' ? 0 : FLAGS.unsupported,
  };
}
