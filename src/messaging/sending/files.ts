import type { FileAsk } from './file-ask.ts';
import type { Content, SendRefusal, SendState } from './state.ts';

/** Pictures in one message (wire.md 8.2); how many Messenger takes no source says. */
const MOST: Readonly<Record<SendState['platform'], number>> = { MESSENGER: 30, INSTAGRAM: 10 };

const ONE = 'message[attachment]';

/** A message has files in one place; and of those that come with the request, one. */
export function filesProblem(
  { files = [], filesSent = 0, instagramAttachment }: Content,
  state: SendState,
): SendRefusal | undefined {
  const { platform } = state;
  if (instagramAttachment !== undefined && platform === 'MESSENGER') {
    const values = 'image, audio, video, file, template';
    const got = instagramAttachment;
    return { error: 'enumParameter', values: { param: `${ONE}[type]`, values, got } };
  }
  const isOne = files.some(({ at }) => at === ONE);
  if (isOne && files.length > 1) {
    return { error: 'messageData', because: 'It has both "attachment" and "attachments".' };
  }
  if (files.length > MOST[platform]) {
    return { error: 'tooManyElements', values: { param: 'message[attachments]' } };
  }
  const lacking = platform === 'INSTAGRAM' ? notYetOnInstagram(files, state) : undefined;
  if (lacking) return lacking;
  const sent = files.find(({ from }) => from === 'request');
  if (!sent) return undefined;
  if (!isOne) {
    return { error: 'requiredParameter', values: { param: `${sent.at}[payload][url]` } };
  }
  return filesSent === 1 ? undefined : { error: 'uploadedFiles' };
}

/** What Instagram took from a day on (wire.md 13.1, 11). */
function notYetOnInstagram(files: readonly FileAsk[], { has }: SendState): SendRefusal | undefined {
  if (!has('instagram_pictures') && files.some(({ at }) => at !== ONE)) {
    return { error: 'picturesBeta' };
  }
  if (!has('instagram_pdf') && files.some(({ kind }) => kind === 'file')) {
    const values = 'image, audio, video, template, MEDIA_SHARE, like_heart';
    return { error: 'enumParameter', values: { param: `${ONE}[type]`, values, got: 'file' } };
  }
  const isById = files.some(({ kind, from }) => kind === 'image' && from === 'id');
  return isById && !has('instagram_attachment_id') ? { error: 'attachmentUnknown' } : undefined;
}
