import type { Content, SendRefusal, SendState } from './state.ts';

/** Pictures in one message (wire.md 8.2); how many Messenger takes no source says. */
const MOST: Readonly<Record<SendState['platform'], number>> = { MESSENGER: 30, INSTAGRAM: 10 };

const ONE = 'message[attachment]';

/** A message has files in one place; and of those that come with the request, one. */
export function filesProblem(
  { files = [], filesSent = 0, instagramAttachment }: Content,
  platform: SendState['platform'],
): SendRefusal | undefined {
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
  const sent = files.find(({ from }) => from === 'request');
  if (!sent) return undefined;
  if (!isOne) {
    return { error: 'requiredParameter', values: { param: `${sent.at}[payload][url]` } };
  }
  return filesSent === 1 ? undefined : { error: 'uploadedFiles' };
}
