import type { MessageExtra, StoredAttachment } from '../../store/page/message.ts';
import { checkText, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { text, type Values } from '../schema.ts';
import { aboutProduct, productOf } from './about-product.ts';
import { files } from './files.ts';
import { kind, ofKind } from './kind.ts';
import { shared, sharing } from './sharing.ts';
import { stickerOf, stuck } from './sticker.ts';
import { storied, storyOf } from './story.ts';

/** The parameters that say what is written or sent. */
export const saying = {
  'text?': text('what is written'),
  'files?': files,
  ...sharing,
  ...aboutProduct,
  ...storied,
  ...stuck,
  'kind?': kind,
};

type Saying = Values<typeof saying>;

/** A message that nobody has written yet. */
export interface Said {
  readonly text: string;
  /** Bits of FLAGS. */
  readonly flags: number;
  readonly extra: MessageExtra;
}

/** Parameters that say nothing without another. */
const BESIDE = [
  ['share_kind', 'share'],
  ['share_title', 'share'],
  ['share_id', 'share'],
  ['location_title', 'location'],
  ['story_id', 'story'],
  ['sticker_as', 'sticker'],
] as const;

/** @throws AdminError for what says nothing, or does not go together */
export function checkSaying(given: Saying, naming: (parameter: string) => string): void {
  const { text, files = [], share, location, story, asks_about, sticker, kind } = given;
  for (const [one, other] of BESIDE) {
    if (given[one] === undefined || given[other] !== undefined) continue;
    throw new AdminError(`${naming(one)} says more of ${naming(other)}: say that too.`);
  }
  if (share !== undefined && asks_about !== undefined) {
    throw new AdminError(`Say one of ${naming('share')} and ${naming('asks_about')}.`);
  }
  const others = [text, share, location, story, asks_about].filter((each) => each !== undefined);
  if (kind !== undefined && others.length > 0) {
    throw new AdminError(`What ${naming('kind')} says is sent by itself.`);
  }
  if (sticker !== undefined) {
    if (kind === undefined && others.length === 0 && files.length === 0) return;
    throw new AdminError(`What ${naming('sticker')} says is sent by itself.`);
  }
  if (kind === undefined && others.length === 0 && files.length === 0) {
    throw new AdminError(
      `Say what is written or sent: ${['text', 'files', 'sticker', 'share', 'location', 'kind'].map(naming).join(', ')}.`,
    );
  }
}

/**
 * The messages that somebody's app sends: what is written beside files is one of its own, behind that
 * of the files (wire.md 9.3).
 * @param kept the files, which are in the store
 * @throws AdminError for what cannot be sent there
 */
export function said(
  deps: Pick<OperationDeps, 'random'>,
  stage: Stage,
  given: Saying,
  kept: readonly StoredAttachment[],
): readonly [Said, ...Said[]] {
  const { text = '', kind, story } = given;
  if (given.text !== undefined) checkText(text);
  const special = given.sticker ? stickerOf(stage, given) : ofKind(kind, stage, kept);
  const parts = {
    ...shared(deps, stage, given),
    ...productOf(stage, given.asks_about),
    ...storyOf(deps, stage, given, kept),
    ...special.extra,
  };
  const isOfFiles = kept.length > 0 && kind === undefined && story === undefined;
  const attachments = isOfFiles ? { attachments: kept } : {};
  const { flags } = special;
  if (!isOfFiles || text === '') return [{ text, flags, extra: { ...attachments, ...parts } }];
  return [
    { text: '', flags, extra: attachments },
    { text, flags, extra: parts },
  ];
}
